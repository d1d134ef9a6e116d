"""What a programme's files say of each other: steps that nobody comes to, answers that nobody can give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from sameboat.programmes.folder.nouns import Page, Programme, Told
from sameboat.programmes.folder.problems import Notebook
from sameboat.programmes.folder.reaching import never_reached
from sameboat.programmes.folder.step_checks import check_step
from sameboat.programmes.folder.wording import reading_age

# Which questionnaires there are, each with the words its outcome can be; empty where it is a number.
Instruments = Mapping[str, frozenset[str]]
OLDEST_READER = 12.0


def check(programme: Programme, instruments: Instruments, notebook: Notebook) -> None:
    """Write down what is wrong between the files, and what somebody should look at."""
    _modules(programme, notebook)
    for step in programme.steps.values():
        check_step(step, programme, notebook)
    for page, path, condition in _conditions(programme):
        _condition(page, path, condition, programme, instruments, notebook)
    for page, path, key in _asked(programme):
        if key not in instruments:
            notebook.wrong(page.file, page.line(*path), _("there is no questionnaire “%(key)s”; there are: %(keys)s") % {"key": key, "keys": ", ".join(sorted(instruments))})  # fmt: skip
    for step, why in never_reached(programme):
        notebook.wrong(step.page.file, step.page.line("opens"), why)
    _people(programme, notebook)
    _prompts(programme, notebook)
    _words(programme, notebook)


def _modules(programme: Programme, notebook: Notebook) -> None:
    main, named = programme.main, set[str]()
    unread = {each.file for each in notebook.problems}
    keys = [module.get("key") for module in programme.modules]
    for at, module in enumerate(programme.modules):
        if keys.index(module.get("key")) != at:
            notebook.wrong(
                main.file, main.line("modules", at, "key"), _("two modules have this key")
            )
        for place, key in enumerate(module.get("steps", [])):
            line = main.line("modules", at, "steps", place)
            # A file that cannot be read has its own fault told.
            if key not in programme.steps and f"steps/{key}.md" not in unread:
                notebook.wrong(
                    main.file, line, _("there is no file steps/%(key)s.md") % {"key": key}
                )
            elif key in named:
                notebook.wrong(main.file, line, _("the step %(key)s stands twice") % {"key": key})
            named.add(key)
    for key, step in programme.steps.items():
        if key not in named:
            notebook.wrong(
                step.page.file, 1, _("no module names this step: nobody would come to it")
            )


def _conditions(programme: Programme) -> Iterator[tuple[Page, tuple[str | int, ...], Told]]:
    for at, module in enumerate(programme.modules):
        if "when" in module.get("opens", {}):
            yield programme.main, ("modules", at, "opens", "when"), module["opens"]["when"]
    for page in [step.page for step in programme.steps.values()] + list(programme.prompts.values()):
        if "for" in page.told:
            yield page, ("for",), page.told["for"]
        if "when" in page.told.get("opens", {}):
            yield page, ("opens", "when"), page.told["opens"]["when"]


def _asked(programme: Programme) -> Iterator[tuple[Page, tuple[str | int, ...], str]]:
    for at, measure in enumerate(programme.main.told.get("measures", [])):
        if "instrument" in measure:
            yield programme.main, ("measures", at, "instrument"), measure["instrument"]
    for step in programme.steps.values():
        if "instrument" in step.page.told:
            yield step.page, ("instrument",), step.page.told["instrument"]
    for page, path, condition in _conditions(programme):
        if "instrument" in condition:
            yield page, (*path, "instrument"), condition["instrument"]


def _condition(
    page: Page, path: tuple[str | int, ...], told: Told,
    programme: Programme, instruments: Instruments, notebook: Notebook,
) -> None:  # fmt: skip
    def wrong(why: str, *more: str) -> None:
        notebook.wrong(page.file, page.line(*path, *more), why)

    has_numbers, has_words = bool({"from", "to"} & told.keys()), "is" in told
    if has_numbers == has_words:
        wrong(_("either “is” with answers or “from” and “to” with numbers is wanted"))
    elif told.get("from", 0) > told.get("to", told.get("from", 0)):
        wrong(_("“from” is larger than “to”"), "from")
    if "step" in told:
        _answer_of(told, programme, wrong)
    else:
        _outcome_of(told, instruments, wrong)


def _outcome_of(told: Told, instruments: Instruments, wrong: Any) -> None:
    if "reading" in told and "is" in told:
        wrong(_("a reading is a number: “from” and “to” are wanted"), "is")
    outcomes = instruments.get(told.get("instrument", ""), frozenset())
    if told.get("instrument") in instruments and bool(outcomes) != ("is" in told):
        wrong(_("an outcome that is a number is asked about with “from” and “to”, one that is a word with “is”"))  # fmt: skip
    for word in told.get("is", []) if outcomes else []:
        if word not in outcomes:
            wrong(_("“%(word)s” is no outcome of this questionnaire; those are: %(words)s") % {"word": word, "words": ", ".join(sorted(outcomes))}, "is")  # fmt: skip


def _answer_of(told: Told, programme: Programme, wrong: Any) -> None:
    step = programme.steps.get(told["step"])
    if step is None:
        wrong(_("there is no step %(key)s") % {"key": told["step"]}, "step")
    elif not step.answers:
        wrong(
            _("the step %(key)s asks nothing: only choose and worksheet do") % {"key": step.key},
            "step",
        )
    elif told.get("field", "") not in step.answers:
        fields = ", ".join(sorted(filter(None, step.answers)))
        wrong(_("“field” has to be one of: %(fields)s") % {"fields": fields}, "field")
    else:
        possible = step.answers[told.get("field", "")]
        if (possible is None) == ("is" in told):
            wrong(_("a number is asked about with “from” and “to”, any other answer with “is”"))
        for word in told.get("is", []):
            if possible is not None and word not in possible:
                wrong(_("nobody can answer “%(word)s”; what can be: %(words)s") % {"word": word, "words": ", ".join(sorted(possible))}, "is")  # fmt: skip


def _people(programme: Programme, notebook: Notebook) -> None:
    main = programme.main
    roles, cohort = main.told.get("roles", {}), main.told.get("cohort", {})
    if not roles.get("hosts", 0) + roles.get("coaches", 0):
        notebook.doubtful(main.file, main.line("roles"), _("nobody is named who looks after people in it: in what was tried, people stayed where somebody did"))  # fmt: skip
    if roles.get("coaches") and not roles.get("people-a-coach"):
        notebook.wrong(main.file, main.line("roles", "coaches"), _("“people-a-coach” is missing: with how many each walks at most"))  # fmt: skip
    if ("coach-slows-from" in roles) != ("coach-then-every" in roles):
        notebook.wrong(main.file, main.line("roles"), _("“coach-slows-from” and “coach-then-every” belong together: one of them is missing"))  # fmt: skip
    for step in programme.steps.values():
        if step.kind in {"talk", "meeting"} and cohort.get("circle") is False:
            notebook.wrong(step.page.file, step.page.line("kind"), _("this needs a circle: say “circle: yes” under “cohort”"))  # fmt: skip


def _prompts(programme: Programme, notebook: Notebook) -> None:
    for page in programme.prompts.values():
        told = page.told
        last = told.get("from", 0) + told.get("every", 1) * (len(told.get("lines", [])) - 1)
        if last > programme.days:
            notebook.doubtful(page.file, page.line("lines"), _("the last line would come on day %(last)d, and the programme is over on day %(days)d") % {"last": last, "days": programme.days})  # fmt: skip


def _words(programme: Programme, notebook: Notebook) -> None:
    if programme.main.told.get("language") != "en-gb":
        return
    for page, age in ages(programme):
        if age > OLDEST_READER:
            notebook.doubtful(page.file, page.words_line, _("these words are read with ease at %(age).0f; shorter sentences and shorter words bring it to 12") % {"age": age})  # fmt: skip


def ages(programme: Programme) -> Iterator[tuple[Page, float]]:
    """The reading age of every page that has enough words to tell."""
    for page in (programme.main, *(step.page for step in programme.steps.values())):
        age = reading_age("\n\n".join(_texts(page)))
        if age is not None:
            yield page, age


def _texts(page: Page) -> Iterator[str]:
    yield page.words
    for name in ("summary", "for", "not-for", "promise", "asks", "opening"):
        yield str(page.told.get(name, ""))
