"""The same sentence about other people: groups swapped in both labels, so that no group's name alone means hostility.

Other people's labelled sentences speak of few groups, and hardly ever of illness; what is said of one group, good or bad, is as good or bad of another.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence

import numpy as np

from sameboat.text.hostility.labelled import SENTENCES
from sameboat.text.hostility.sources import Example

_MANY = re.compile(
    r"\b(?:muslims|jews|christians|blacks|black people|black men|black women|whites|white people|asians|asian people"
    r"|arabs|mexicans|africans|indians|pakistanis|chinese people|poles|immigrants|migrants|refugees|foreigners|women|girls"
    r"|gays|gay people|gay men|lesbians|trans people|transgenders|trans women|disabled people|the disabled"
    r"|handicapped people|autistic people|homeless people|feminists|old people|gypsies|travellers)\b",
    re.IGNORECASE,
)


def swapped(
    examples: Sequence[Example], share: float, chance: np.random.Generator
) -> list[Example]:
    """For a share of the sentences that name a group, the same once more about another; each label as it was."""
    groups: list[str] = tomllib.loads((SENTENCES / "words.toml").read_text(encoding="utf-8"))[
        "slots"
    ]["groups"]
    found = []
    for example in examples:
        named = {name.lower() for name in _MANY.findall(example.text)}
        if len(named) != 1 or chance.random() >= share:
            continue
        other = groups[chance.integers(len(groups))]
        found.append(Example(_MANY.sub(other, example.text), example.is_hostile, example.source))
    return found
