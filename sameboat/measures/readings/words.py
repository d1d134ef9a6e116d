"""What a person reads when a file cannot be read, or a part of it was left out. The pages translate these sentences."""

from __future__ import annotations


def _(sentence: str) -> str:
    """Marks a sentence for the translators; this part of the house knows no Django."""
    return sentence


class Unreadable(Exception):
    """A file that cannot be read. Its sentence is for the person who brought it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


EMPTY = _("This file is empty.")
NO_EXPORT = _(
    "This is not an export that can be read here. These can: export.zip from Apple Health, the archive from Fitbit or Google "
    "Takeout, the zip from Health Connect, and Open mHealth files (.json)."
)
NO_READINGS = _("There are no steps, sleep, resting heart rate or weight in this file.")
TARBALL = _(
    "This archive ends in .tgz or .gz. Please ask for the export once more and choose .zip as the kind of file."
)
NESTED = _(
    "This archive holds other archives and nothing else that can be read. Please open it on your device and bring the one inside."
)
DAMAGED = _("This file is damaged: a part of it cannot be opened. Please export it once more.")
CUT_SHORT = _(
    "This file ends in the middle, as if it had not been copied to the end. Please export or send it once more."
)
LOCKED = _("This archive is locked with a passphrase. Please export it without one.")
PACKED_STRANGELY = _(
    "This archive is packed in a way that phones do not use. Please bring the file as your phone made it."
)
CLIMBING = _(
    "This archive names places outside itself. No phone writes that, so it was not opened."
)
TOO_MANY_FILES = _(
    "This archive holds far more files than an export does. Please bring the export alone."
)
BOMB = _(
    "Unpacked, this file would grow far beyond any export. No phone writes that, so it was not read on."
)
ENTITIES = _(
    "This file defines shorthand of its own (XML entities). No phone writes that, so it was not read."
)
NOT_UTF_8 = _(
    "This file is written in another encoding than UTF-8. Please bring the file as your phone made it."
)
LONG_STRETCH = _(
    "Something in this file is far longer than anything a phone writes, so it was not read on."
)
TOO_DEEP = _("This file is nested more deeply than any export, so it was not read.")
NO_JSON = _("This file is not written as JSON should be, so it cannot be read.")
STRANGE_TABLES = _(
    "The tables in this file are not as Health Connect makes them, so they were not read."
)
TOO_SLOW = _("Reading this file takes far longer than an export needs, so it was stopped.")
CROWDED = _(
    "This file tells of more readings at one moment than any device makes, so it was not read on."
)
TOO_MANY_DAYS = _("This file tells of more days and devices than one person has.")

# Why a part was left out; how often stands beside it.
ODD_DATE = _("a date that cannot be right")
ODD_VALUE = _("a number that cannot be right")
BACKWARDS = _("ends before it begins")
TOO_LONG = _("lasts longer than a day, so it belongs to no one day")
NO_UNIT = _("a unit that is not known here")
IN_BED = _("in bed, which does not say asleep")
SUMMARY = _("an average or other figure over many readings")
NOT_RESTING = _("a heart rate that was not taken at rest")
NOT_KEPT = _("another kind of reading than the four kept here")
TWIN = _("the same steps in another file of this archive")
MANY_SOURCES = _("from more than a hundred devices and apps")
ODD_DAY = _("a whole day that adds up to more than can be right")
