"""Words that a name may not hold: whoever reads them would think that somebody here is on duty."""

import re
from functools import cache

from sameboat.lib.lookalikes import skeleton

# By language: English, Spanish, French, German, Portuguese, Italian, Dutch, Polish, Russian and Ukrainian,
# Turkish, Indonesian, Vietnamese, Arabic, Persian and Urdu, Hindi and Bengali; then the Nordic ones.
_WORDS = """
sameboat moderator moderators mod mods organiser organisers organizer organizers admin admins administrator
administrators host hosts staff support helpline
moderador moderadora organizador organizadora administrador administradora anfitrión anfitriona soporte
modérateur modératrice organisateur organisatrice administrateur administratrice hôte hôtesse assistance
moderatorin organisator organisatorin administratorin gastgeber gastgeberin telefonseelsorge
anfitrião anfitriã suporte
moderatore moderatrice organizzatore organizzatrice amministratore amministratrice assistenza
beheerder beheerster gastheer gastvrouw hulplijn organisatrice
moderatorka organizator organizatorka administratorka
модератор модераторка организатор администратор админ ведущий ведущая поддержка
організатор адміністратор адмін підтримка ведучий ведуча
moderatör organizatör düzenleyici yönetici destek
pengelola penyelenggara dukungan
quản+trị+viên điều+hành+viên hỗ+trợ
مشرف مشرفة المشرف منظم المنظم مدير المدير الدعم
ناظر پشتیبانی منتظم
मॉडरेटर आयोजक एडमिन व्यवस्थापक মডারেটর অ্যাডমিন
moderatorer arrangør arrangör ylläpitäjä värd
"""
# Chinese, Japanese and Korean put no space between words.
_ANYWHERE = """
管理员 管理員 版主 组织者 組織者 主持人 客服 モデレーター 管理者 主催者 運営 スタッフ サポート
관리자 운영자 진행자 주최자
"""
# Only as the whole of a name: in a longer one they are harmless.
_ALONE = "house"


@cache
def _read_as(words: str) -> frozenset[str]:
    return frozenset(skeleton(word) for word in words.split())


def sounds_on_duty(name: str) -> bool:
    """Whether a name holds a word such as moderator, in any of many languages and however it is drawn."""
    whole = skeleton(name)
    if whole in _read_as(_ALONE) or any(word in whole for word in _read_as(_ANYWHERE)):
        return True
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    ways_to_read = (name, apart, re.sub(r"\d+", " ", apart))
    return any(not _read_as(_WORDS).isdisjoint(_runs(way)) for way in ways_to_read)


def _runs(name: str) -> set[str]:
    """The words of a name, and those that make one when they are read together, as in "mod erator"."""
    words = re.findall(r"[^\W_](?:[^\s_.,:;()/+-]*[^\W_])?", name)
    found = {skeleton(word) for word in words}
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            run = words[start:end]
            # "Mo D" is no mod; "m o d" is.
            if len("".join(run)) > 4 or all(len(word) == 1 for word in run):
                found.add(skeleton("".join(run)))
    return found
