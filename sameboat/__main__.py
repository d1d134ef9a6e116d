"""So that `python -m sameboat` is the same as `sameboat`."""

from sameboat.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
