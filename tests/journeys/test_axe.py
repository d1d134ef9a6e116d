"""Pages that everybody can use: axe finds nothing, nothing needs scrolling sideways, fingers fit."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.furnished import come_in, furnish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE, NARROW, DESK = (360, 640), (320, 568), (1280, 800)
ALL_RULES = {"resultTypes": ["violations"]}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
# Colours, letters, size of the screen, and which rules can differ there.
LOOKS = [
    ("light", "usual", PHONE, ALL_RULES),
    ("dark", "usual", DESK, COLOURS),
    ("calm", "largest", PHONE, COLOURS),
    ("dark", "largest", NARROW, None),
]

_AXE = Axe().axe_script

_SMALL = """
() => [...document.querySelectorAll(`button, summary, select, textarea, .pill, .rooms a, .tabs a, .item, .answers a,
  .check, fieldset label, .call, input:not([type=hidden], [type=checkbox], [type=radio])`)]
  .filter((each) => each.checkVisibility() && !each.closest("details:not([open]) > :not(summary)"))
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([each, box]) => box.height && (box.height < 40 || box.width < 40))
  .map(([each, box]) => `${Math.round(box.width)} by ${Math.round(box.height)}: ${each.outerHTML.slice(0, 90)}`)
"""
_WIDE = """
() => {
  const room = document.documentElement.clientWidth;
  const outside = ({ left, right }) => left < -1 || right > room + 1;
  const lost = [...document.querySelectorAll(".roof > *, .rooms a")].filter((each) => outside(each.getBoundingClientRect()));
  if (lost.length) return lost.map((each) => `not on the screen: ${each.outerHTML.slice(0, 90)}`);
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.querySelectorAll("main *, .roof *")].filter((each) => each.getBoundingClientRect().right > room + 1);
  return [`${document.documentElement.scrollWidth} in ${room}`, ...wide.slice(0, 3).map((each) => each.outerHTML.slice(0, 120))];
}
"""


@pytest.fixture
def rooms(chromium, house):
    """The pages of a furnished house, each with a browser of whoever may open it."""
    furnished, contexts = furnish(), []

    def walk(pages, person):
        context = chromium.new_context(reduced_motion="reduce", service_workers="block")
        contexts.append(context)
        if person is not None:
            come_in(context, house, person)
        page = context.new_page()
        for address in pages:
            answer = page.goto(house + address)
            assert answer.status == 200
            page.evaluate(
                "document.querySelectorAll('details').forEach((each) => each.open = true)"
            )
            yield address, page

    # A member's pages are walked in two halves, as two workers share the walks.
    mine = furnished["member pages"]
    yield {
        "guest": walk(furnished["guest pages"], None),
        "member": walk(mine[::2], furnished["asha"]),
        "member, the other half": walk(mine[1::2], furnished["asha"]),
        "organiser": walk(furnished["desk pages"], furnished["olive"]),
    }
    for context in contexts:
        context.close()


def looked_at(page):
    """What is wrong with a page in each look."""
    wrong = []
    page.evaluate(_AXE)
    for colours, letters, (width, height), rules in LOOKS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
        page.evaluate(
            "([theme, text]) => Object.assign(document.documentElement.dataset, { theme, text })",
            [colours if width != DESK[0] else "system", letters],
        )
        if rules:
            found = page.evaluate("(rules) => axe.run(document, rules)", rules)["violations"]
            wrong += [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]
        wrong += [f"wider than {width}: {each}" for each in page.evaluate(_WIDE)]
        wrong += [f"too small at {width}: {each}" for each in page.evaluate(_SMALL)]
    return wrong


@pytest.mark.parametrize("who", ["member", "organiser", "member, the other half", "guest"])
def test_every_page_can_be_used_by_everyone(rooms, who):
    wrong = {address: found for address, page in rooms[who] if (found := looked_at(page))}

    assert not wrong, "\n".join(f"{a}: {each}" for a, found in wrong.items() for each in found)
