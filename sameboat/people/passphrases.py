"""Which passphrases are good enough: long, and not one that everybody tries first.

After NIST SP 800-63B-4, section 3.1.1.2: length, a blocklist, no composition rules.
"""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sameboat.lib.words import name_key
from sameboat.people.models import Person

LEAST = 15
_FAMOUS = (
    "correcthorsebatterystaple", "thequickbrownfox", "letmeinletmein", "iloveyouiloveyou",
    "mypassphraseis", "mypasswordis", "thisismypassword", "thisismypassphrase",
    "passwordpassword", "qwertyuiopasdfgh", "1qaz2wsx3edc4rfv", "tobeornottobe",
)  # fmt: skip
_RUNS = "abcdefghijklmnopqrstuvwxyz0123456789qwertyuiopasdfghjklzxcvbnm"


def is_blocklisted(passphrase: str, own_words: tuple[str, ...] = ()) -> bool:
    """Whether a passphrase is among those tried first: famous, repeated, a run, or one's own name."""
    bare = re.sub(r"[\W_]", "", passphrase.casefold())
    if any(famous in bare for famous in _FAMOUS) or len(set(bare)) < 5:
        return True
    if re.fullmatch(r"(.{1,9}?)\1+.{0,8}", bare):
        return True
    if any(bare in run * 3 for run in (_RUNS, _RUNS[::-1], "0123456789", "9876543210")):
        return True
    for word in own_words:
        key = name_key(word)
        if len(key) > 3 and len(bare.replace(key, "")) < 6:
            return True
    try:
        CommonPasswordValidator().validate(bare)
        CommonPasswordValidator().validate(bare.rstrip("0123456789"))
    except ValidationError:
        return True
    return False


class PassphraseValidator:
    """Django's hook for the rule above."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise ValidationError with a sentence that says what to do."""
        if len(password) < LEAST:
            raise ValidationError(
                _(
                    "Make it a little longer: at least %(least)d letters. Four or five words do well."
                )
                % {"least": LEAST},
                code="too_short",
            )
        if is_blocklisted(password, ("sameboat", user.name if user else "")):
            raise ValidationError(
                _(
                    "Many people would try this one first. Choose words that only you would put together."
                ),
                code="blocklisted",
            )

    def get_help_text(self) -> str:
        """The rule in one sentence."""
        return _(
            "At least 15 letters. Four or five words that only you would put together do well."
        )
