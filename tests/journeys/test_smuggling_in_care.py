"""Smuggling through visit sheets, worksheets, services and what members say of them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sameboat.care.models import Choice, Review, Service, VisitSheet
from sameboat.people.testing import make_person
from tests.journeys.smuggled import PAYLOADS, fitting, packed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ASKED = ["crisis", "hostility", "details"]


@pytest.fixture
def asha(bare_house):
    client = Client()
    client.force_login(make_person("Asha"))
    return client


def sent(client, path, told, status=302):
    answer = client.post(path, told)
    assert answer.status_code == status, (path, answer.content[:300])
    return answer


def test_sheets_and_choices(look, asha):
    whos, lines, longs = fitting(80), fitting(200), packed(1500)
    for n in range(6):
        path = sent(asha, "/visits/begin/", {"who": whos[n], "when": whos[-n - 1]}).headers["Location"]  # fmt: skip
        sheet = path.partition("part/")[0]
        for place, part in enumerate(("ask", "say", "decide")):
            words = "\n".join(" ".join(each.split()) for each in lines[n * 10 + place :: 60][:9])
            sent(asha, f"{sheet}part/{part}/", {"words": words})
        sent(asha, f"{sheet}part/since/", {"words": longs[n % len(longs)]})
        sent(asha, f"{sheet}part/agreed/", {"words": longs[-n - 1]})
        begun = sent(asha, "/choices/begin/telling/", {"about": whos[n]}).headers["Location"]
        choice = begun.partition("step/")[0]
        named = {f"option-{place}": whos[n + place] for place in (1, 2, 3, 4)}
        sent(asha, begun, {"about": whos[n], **named})
        reasons = {f"{side}-{row}": lines[n * 7 + row][:160] for side in ("for", "against") for row in (0, 1)}  # fmt: skip
        sent(asha, f"{choice}step/option-1/", reasons)
        how = dict.fromkeys(("whom", "much", "time", "words"), longs[n % len(longs)])
        sent(asha, f"{choice}step/how/", how)
        sent(asha, f"{choice}step/know/", {"know": longs[n % len(longs)]})
        sent(asha, f"{choice}step/decided/", {"decided": longs[-n - 1]})
    too_long = sent(asha, f"{sheet}part/ask/", {"words": "".join(PAYLOADS)[:6000]}, 422)
    sheets = [each.get_absolute_url() for each in VisitSheet.objects.all()]
    choices = [each.get_absolute_url() for each in Choice.objects.all()]
    kept = f"/visits/kept/?sheets={'.'.join(path.split('/')[2] for path in sheets)}"

    for seen in (look(), look(without_policy=True)):
        seen.as_(asha).open("/visits/", kept, *sheets, *choices, "/choices/")
        seen.open(f"{sheets[0]}kept/", f"{sheets[0]}part/first/", f"{sheets[0]}part/ask/")
        seen.open(f"{choices[0]}step/options/", f"{choices[0]}step/option-1/")
        seen.open_answer(too_long)


def test_services_and_reviews(look, asha, organiser):
    names, abouts, words = fitting(80), packed(200), packed(2000)
    for n, name in enumerate(names[:20]):
        told = {"name": name, "kind": "place", "about": abouts[n % len(abouts)], "area": fitting(60)[n],
                "address": abouts[-n - 1], "phone": fitting(40)[n], "hours": fitting(100)[n], "cost": names[-n - 1],
                "way_in": abouts[n % len(abouts)]}  # fmt: skip
        sent(organiser, "/desk/services/", told)
    sites = [
        f"Name {n},place,about,{site}" for n, site in enumerate(fitting(200)) if '"' not in site
    ]
    table = "name,kind,about,website\n" + "\n".join(sites)
    upload = SimpleUploadedFile("t.csv", table.encode("utf-8", "replace"), "text/csv")
    brought = organiser.post("/desk/services/bring-in/", {"table": upload})
    services = list(Service.objects.order_by("pk")[:12])
    for n, service in enumerate(services):
        told = {"words": words[n % len(words)], "as_someone": "yes" if n % 2 else "no"}
        sent(asha, f"{service.get_absolute_url()}review/", {**told, "asked": ASKED})
    review = Review.objects.first()
    asked = sent(asha, f"/services/{Service.objects.last().pk}/review/", {"words": "Ring 07700 900123", "as_someone": "no"}, 422)  # fmt: skip

    ben = Client()
    ben.force_login(make_person("Ben"))
    for seen in (look(), look(without_policy=True)):
        seen.as_(ben).open("/services/", "/services/?q=alert", f"/report/review/{review.pk}/")
        seen.open(*(service.get_absolute_url() for service in services))
        seen.as_(asha).open(f"{services[0].get_absolute_url()}review/").open_answer(asked)
        seen.as_(organiser).open("/desk/services/", f"/desk/services/{services[0].pk}/")
        seen.open_answer(brought)
