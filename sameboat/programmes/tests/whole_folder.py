"""A programme with a step of every kind, written into a folder."""

PROGRAMME = """\
format: 1
key: a-walk-together
title: A walk together
version: "1"
language: en-gb
summary: Four weeks of short walks, with somebody beside you.
for: People who would like to move more and find it hard to begin.
not-for: Not for days when it hurts to walk. Ask somebody who knows your body first.
aims:
  - Find one walk that you like.
  - Take it again.
promise: >
  Small groups with goals and a word from a person moved more in one study.
  Reading alone did not.
evidence:
  - source: A made-up source for a test
    found: Nothing; this is a test.
days: 28
cohort:
  start: together
  places: 12
  circle: yes
  buddies: no
roles:
  hosts: 1
  coaches: 2
  people-a-coach: 6
  words: A host looks after the circle. A coach writes once a week.
measures:
  - instrument: phq-9
    days: [0, 28]
modules:
  - key: beginning
    title: Beginning
    steps: [welcome, where-you-are, which-way, alone, in-company]
  - key: going
    title: Going
    opens:
      day: 7
    steps: [try-it, count-it, tell-it, watch-it, my-plan, the-doctor, evening, look-back]
"""

_STEP = """\
---
title: {title}
kind: {kind}
{more}---
{words}
"""
_WORDS = "Go out of the door. Turn left or right. Come back when you like."
STEPS = {
    "welcome": ("read", "minutes: 3\n"),
    "where-you-are": (
        "worksheet",
        "fields:\n  - key: how-far\n    asks: How far do you walk now?\n    kind: choice\n    choices: [not at all, a little, far]\n  - key: why\n    asks: Why do you want to?\n    kind: text\n",
    ),
    "which-way": (
        "choose",
        "asks: How do you want to walk?\nchoices:\n  - key: alone\n    says: By myself\n    leads-to: alone\n  - key: with-others\n    says: With somebody\n    leads-to: in-company\n",
    ),
    "alone": ("read", ""),
    "in-company": ("read", "opens:\n  after: which-way\n"),
    "try-it": ("do", "try: A walk around the house\nhow: [Put on shoes., Go.]\nif: I have had my tea\nthen: I put on my shoes\ndays: 7\n"),
    "count-it": ("goal", "watches: steps\nasks: How many steps today?\ndays: 14\n"),
    "tell-it": ("talk", "opening: What did you see on the way?\nopens:\n  day: 9\n"),
    "watch-it": ("watch", "media: walk.mp4\ncaptions: walk.vtt\n"),
    "my-plan": ("plan", "parts:\n  - key: on-good-days\n    title: On good days\n    asks: Where do you go?\n"),
    "the-doctor": ("visit", "for:\n  step: where-you-are\n  field: how-far\n  is: [not at all, a little]\n"),
    "evening": ("meeting", "minutes-long: 45\nrepeats-every: 7\n"),
    "look-back": ("measure", "instrument: same-boat\nopens:\n  day: 28\n"),
}  # fmt: skip
PROMPTS = """\
for:
  instrument: phq-9
  to: 14
from: 1
every: 2
hour: "09:00"
lines:
  - Look out of the window. What is the weather for?
  - A short walk counts.
"""


def step(name):
    kind, more = STEPS[name]
    return _STEP.format(title=name.replace("-", " "), kind=kind, more=more, words=_WORDS)


def write_whole(place):
    """Write it into `place`/a-walk-together and return that folder."""
    folder = place / "a-walk-together"
    for part in ("steps", "prompts", "media"):
        (folder / part).mkdir(parents=True)
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    for name in STEPS:
        (folder / "steps" / f"{name}.md").write_text(step(name), encoding="utf-8")
    (folder / "prompts" / "daily.yaml").write_text(PROMPTS, encoding="utf-8")
    for name in ("walk.mp4", "walk.vtt"):
        (folder / "media" / name).write_bytes(b"WEBVTT\n")
    return folder


def whole_files():
    """The same as names and bytes."""
    texts = {"programme.yaml": PROGRAMME, "prompts/daily.yaml": PROMPTS}
    texts |= {f"steps/{name}.md": step(name) for name in STEPS}
    media = dict.fromkeys(("media/walk.mp4", "media/walk.vtt"), b"WEBVTT\n")
    return {name: text.encode() for name, text in texts.items()} | media
