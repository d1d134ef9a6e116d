"""A text in a language that the screen was not tried on is said to be one."""

import pytest

from sameboat.text.findings import Language
from sameboat.text.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "I have not slept since Tuesday and my sister is coming over later to sit with me.",
        "dont no wot to do anymore, everything hurts an nobody gets it",
        "She took the tablets off me and we watched the telly until it was light",
    ],
)
def test_english_is_known_however_it_is_spelt(text):
    assert language_of(text) == Language.TRIED


@pytest.mark.parametrize(
    "text",
    [
        "Ich kann seit Wochen nicht mehr schlafen und weiß nicht, wie es weitergehen soll.",
        "Je ne dors plus depuis des semaines et je ne sais pas comment continuer.",
        "No puedo dormir desde hace semanas y no sé cómo seguir adelante con mi vida.",
        "Nie mogę spać od tygodni i nie wiem, jak dalej żyć z tym wszystkim.",
        "Nimeshindwa kulala kwa wiki nyingi na sijui nitaendeleaje na maisha yangu.",
        "Я не сплю уже несколько недель и не знаю, как жить дальше.",
        "もう何週間も眠れていません。どうしたらいいかわかりません。",
        "لا أستطيع النوم منذ أسابيع ولا أعرف ماذا أفعل",
    ],
)
def test_other_languages_are_said_to_be_such(text):
    assert language_of(text) == Language.NOT_TRIED


@pytest.mark.parametrize("text", ["", "Danke!", "ok", "🙂🙂", "Hugs, Marta", "12.5 mg"])
def test_a_few_words_are_unknown_not_foreign(text):
    assert language_of(text) == Language.UNKNOWN
