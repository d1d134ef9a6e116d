"""What may stand in `programme.yaml`, at the top of a step and in a file of prompts."""

from __future__ import annotations

from sameboat.programmes.folder.shape import (
    KEY,
    TIME,
    Many,
    Number,
    OneOf,
    Part,
    Text,
    Thing,
    YesNo,
)

LONGEST_DAYS = 400
READINGS = ("steps", "sleep", "resting-heart-rate", "weight")
CHANNELS = ("in-app", "push", "mail", "text-message")
_DAY = Number(0, LONGEST_DAYS)
_LINE, _LINES = Text(200), Text(2000, lines=True)

CONDITION = Thing(
    {
        "step": Part(KEY, "the step that asks"),
        "field": Part(KEY, "which of its fields, where it has several"),
        "instrument": Part(KEY, "the questionnaire"),
        "reading": Part(
            OneOf(READINGS), "what a device measures, a day's mean over the last seven"
        ),
        "is": Part(Many(Text(60), 20, or_one=True), "any of these answers"),
        "from": Part(Number(-10_000, 100_000), "from this number on"),
        "to": Part(Number(-10_000, 100_000), "up to this number"),
    },
    one_of=("step", "instrument", "reading"),
)
OPENS = Thing(
    {
        "day": Part(_DAY, "so many days after one began"),
        "after": Part(Many(KEY, 20, or_one=True), "when these steps are done"),
        "when": Part(CONDITION, "when this was answered or measured"),
    }
)
_FIELD = Thing(
    {
        "key": Part(KEY, "a name for the field", needed=True),
        "asks": Part(_LINE, "what it asks", needed=True),
        "kind": Part(
            OneOf(("line", "text", "number", "choice", "yes-no")), "how it is answered", needed=True
        ),
        "choices": Part(Many(_LINE, 20), "the choices, for the kind choice"),
    }
)
_CHOICE = Thing(
    {
        "key": Part(KEY, "a name for the choice", needed=True),
        "says": Part(_LINE, "its words", needed=True),
        "leads-to": Part(KEY, "the step it opens"),
    }
)
_PLAN_PART = Thing(
    {
        "key": Part(KEY, "a name for the part", needed=True),
        "title": Part(_LINE, "its heading", needed=True),
        "asks": Part(_LINE, "what helps to write it", needed=True),
    }
)

# What every step may have, and what each kind has beside it.
_EVERY_STEP = {
    "title": Part(Text(90), "what stands above it", needed=True),
    "minutes": Part(Number(1, 120), "about how long it takes"),
    "opens": Part(OPENS, "when it opens; without it, as soon as its module does"),
    "for": Part(CONDITION, "only for whom this is so"),
    "optional": Part(YesNo(), "whether one may go on without it"),
}
KINDS: dict[str, dict[str, Part]] = {
    "read": {},
    "watch": {
        "media": Part(Text(120), "the file in media/", needed=True),
        "captions": Part(Text(120), "its captions in media/, a .vtt file"),
        "transcript": Part(YesNo(), "whether the words below are all that is said in it"),
    },
    "write": {"asks": Part(_LINES, "what to write about, for oneself", needed=True)},
    "worksheet": {"fields": Part(Many(_FIELD, 30), "what is filled in", needed=True)},
    "talk": {
        "opening": Part(_LINES, "the words that open the thread in the circle", needed=True),
        "repeats-every": Part(Number(1, 60), "opened again after so many days"),
    },
    "do": {
        "try": Part(_LINE, "what to try", needed=True),
        "how": Part(Many(_LINE, 12), "how to do it, in a few steps"),
        "if": Part(_LINE, "an example of a moment for the plan: if ..."),
        "then": Part(_LINE, "what is done at that moment: then I ..."),
        "days": Part(Number(1, 90), "how long it is tried"),
    },
    "measure": {"instrument": Part(KEY, "the questionnaire that is asked", needed=True)},
    "goal": {
        "watches": Part(OneOf((*READINGS, "number")), "what is counted by day", needed=True),
        "asks": Part(_LINE, "what is asked each day", needed=True),
        "unit": Part(Text(30), "the unit of a number"),
        "least": Part(Number(0, 100_000), "the smallest number that can be meant"),
        "most": Part(Number(0, 100_000), "the largest number that can be meant"),
        "days": Part(Number(1, LONGEST_DAYS), "for how many days", needed=True),
    },
    "plan": {"parts": Part(Many(_PLAN_PART, 20), "the parts of the plan", needed=True)},
    "visit": {},
    "meeting": {
        "minutes-long": Part(Number(10, 240), "how long it is", needed=True),
        "repeats-every": Part(Number(1, 60), "held again after so many days"),
    },
    "choose": {
        "asks": Part(_LINE, "what is chosen", needed=True),
        "choices": Part(Many(_CHOICE, 12), "what there is to choose", needed=True),
    },
}


def step_shape(kind: str) -> Thing:
    """What may stand at the top of a step of this kind."""
    which = OneOf((kind,) if kind in KINDS else tuple(KINDS))
    return Thing(_EVERY_STEP | {"kind": Part(which, "which kind of step it is", needed=True)} | KINDS.get(kind, {}))  # fmt: skip


PROMPTS = Thing(
    {
        "for": Part(CONDITION, "only for whom this is so"),
        "from": Part(_DAY, "the day of the first line", needed=True),
        "every": Part(Number(1, 60), "so many days from one line to the next", needed=True),
        "hour": Part(TIME, "the hour that is proposed; each person chooses their own"),
        "channels": Part(Many(OneOf(CHANNELS), 4), "by which ways it may come"),
        "lines": Part(Many(Text(300), 400), "the lines, in their order", needed=True),
    }
)
PROGRAMME = Thing(
    {
        "format": Part(OneOf(("1",)), "the number of this format: 1", needed=True),
        "key": Part(KEY, "the programme's name in addresses; as the folder's", needed=True),
        "title": Part(Text(80), "what it is called", needed=True),
        "version": Part(Text(20), "which version this is", needed=True),
        "language": Part(OneOf(("en-gb", "de", "es")), "the language it is written in", needed=True),
        "summary": Part(Text(400, lines=True), "what it is, in a sentence or two", needed=True),
        "for": Part(Text(400, lines=True), "whom it is for", needed=True),
        "not-for": Part(Text(400, lines=True), "whom it is not for, and where to turn"),
        "aims": Part(Many(_LINE, 8), "what it is meant to do", needed=True),
        "promise": Part(Text(900, lines=True), "what was found, and what was not, in plain words", needed=True),
        "evidence": Part(
            Many(
                Thing({
                    "source": Part(Text(300), "where it can be read", needed=True),
                    "found": Part(Text(900, lines=True), "what it found", needed=True),
                }),
                20,
            ),
            "the studies behind it", needed=True,
        ),
        "days": Part(Number(1, LONGEST_DAYS), "how many days it takes", needed=True),
        "cohort": Part(
            Thing({
                "start": Part(OneOf(("together", "rolling")), "whether all begin on one day", needed=True),
                "places": Part(Number(2, 200), "how many people at most", needed=True),
                "circle": Part(YesNo(), "whether they have a circle of their own", needed=True),
                "circle-optional": Part(YesNo(), "whether a group can be opened without its circle; its talks and meetings are left out then"),
                "buddies": Part(YesNo(), "whether people are paired"),
                "by-mail": Part(YesNo(), "whether it can be lived by e-mail alone"),
            }),
            "who goes through it with whom", needed=True,
        ),
        "roles": Part(
            Thing({
                "hosts": Part(Number(0, 10), "how many look after the circle"),
                "coaches": Part(Number(0, 50), "how many walk with people"),
                "people-a-coach": Part(Number(1, 30), "with how many each walks at most"),
                "coach-writes-every": Part(Number(1, 60), "so many days from one letter of the coach to the next"),
                "coach-slows-from": Part(_DAY, "from which day on the coach writes less often"),
                "coach-then-every": Part(Number(1, 120), "so many days from one letter to the next after that"),
                "words": Part(_LINES, "what they do", needed=True),
            }),
            "who looks after people in it", needed=True,
        ),
        "measures": Part(
            Many(
                Thing({
                    "instrument": Part(KEY, "the questionnaire", needed=True),
                    "days": Part(Many(_DAY, 20), "on which days it is asked", needed=True),
                }),
                10,
            ),
            "what is asked of everybody, and when",
        ),
        "modules": Part(
            Many(
                Thing({
                    "key": Part(KEY, "a name for the module", needed=True),
                    "title": Part(Text(90), "what it is called", needed=True),
                    "opens": Part(OPENS, "when it opens; without it, from the first day"),
                    "steps": Part(Many(KEY, 40), "its steps, each a file in steps/", needed=True),
                }),
                40,
            ),
            "its modules, in their order", needed=True,
        ),
    }
)  # fmt: skip
