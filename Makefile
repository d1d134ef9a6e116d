# The two commands of the README: `make run` and `make test`. The rest is for those who work on the house.
.PHONY: run test check bench evaluate format requirements clean

run:
	@bin/setup
	@.venv/bin/sameboat demo
	@.venv/bin/sameboat serve

test:
	@bin/setup --dev
	@bin/test

check:
	@bin/setup --dev
	@bin/check

bench:
	@bin/setup --dev
	@bin/bench-setup
	@.venv/bin/python -m bench

# Needs the texts beside the repository (../shared/data) and scikit-learn; the first run encodes them and takes long.
evaluate:
	@bin/setup --dev
	@.venv/bin/python -c "import sklearn" 2>/dev/null || .venv/bin/pip install --quiet "scikit-learn>=1.5"
	@.venv/bin/python -m sameboat.text.evaluate
	@.venv/bin/python -m sameboat.similar.evaluate

format:
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

requirements:
	.venv/bin/uv pip compile --universal --generate-hashes --no-emit-index-url --quiet --custom-compile-command "make requirements" --python-version 3.11 pyproject.toml -o requirements.txt
	.venv/bin/uv pip compile --universal --generate-hashes --no-emit-index-url --quiet --custom-compile-command "make requirements" --python-version 3.11 --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf .venv build *.egg-info
