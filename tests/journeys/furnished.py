"""A house with something on every page, for looking at the pages themselves."""

import io
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils import timezone
from PIL import Image

from sameboat.care.commands.services import choose_story
from sameboat.care.testing import make_choice, make_review, make_service, make_sheet
from sameboat.circles.commands import ask_to_join, join_circle, propose_circle
from sameboat.circles.models import Circle
from sameboat.circles.testing import make_circle
from sameboat.consent.commands import agree_to_current
from sameboat.consent.research.commands import publish_research_words
from sameboat.mailing.testing import DOMAIN, by_mail
from sameboat.measures.commands.answering import fill_in
from sameboat.measures.readings.testing import apple_record
from sameboat.measures.testing import answered, bring_readings, make_schedule, shipped
from sameboat.messages.commands import accept_conversation, ask_to_write, write_letter
from sameboat.moderation.testing import decide_on, noticed_case
from sameboat.people.models import Person
from sameboat.people.queries.house import the_house
from sameboat.people.testing import make_person
from sameboat.posts.commands import answer_warmly, save_draft
from sameboat.posts.models import Answer
from sameboat.posts.pictures import add_picture
from sameboat.posts.testing import make_answer, make_footnote, make_thread, make_waiting
from sameboat.rooms.commands.addresses import make_address
from sameboat.rooms.testing import make_line, make_meeting
from sameboat.safety.commands import report_thing
from sameboat.safety.commands.planning import write_step
from sameboat.safety.models import Fact
from sameboat.similar.testing import make_term
from sameboat.skills.commands.answering import answer_day
from sameboat.skills.commands.keeping import write_own_way
from sameboat.skills.commands.looking import put_note
from sameboat.skills.learned.commands import tell_what_was_learned
from sameboat.skills.learned.testing import many_try
from sameboat.skills.testing import make_asking, make_skill, make_trial
from tests.journeys.furnished_programmes import furnish_programmes

LONG = "Averylongwordthatsomebodywrotewithoutasinglespaceinit" * 2


def furnish():
    """Asha's house: the addresses of its pages, for guests, for her, and for the organiser."""
    asha, ben = make_person("Asha"), make_person("Bartholomewthelongestnameonecanchoose")
    chidi = Person.objects.get(name="Chidi")
    olive = Person.objects.get(name="Olive")
    for person in (asha, ben, chidi, olive):
        agree_to_current(person)
    circle = Circle.objects.get(name="Kites")
    for person in (asha, ben):
        join_circle(person=person, circle=circle)
    dots = io.BytesIO()
    Image.new("RGB", (600, 400), "teal").save(dots, "PNG")
    picture = add_picture(
        owner=ben, upload=SimpleUploadedFile("k.png", dots.getvalue()), alt="A kite"
    )
    thread = make_thread(
        ben, circle, title=f"The kite {LONG}", body=f"- a list\n- {LONG}\n\n> said\n\n*so* https://kites.example/{LONG}",
        notes=["loss", "the weather"], pictures=[picture],
    )  # fmt: skip
    mine = make_answer(asha, thread, body="I read this.")
    make_footnote(olive, mine, wait_hours=0)
    make_footnote(olive, mine, f"Not every kite flies {LONG}")
    make_footnote(olive, thread.posts.get(number=1), wait_hours=0)
    waiting = make_waiting(asha, thread, f"May I say this? {LONG}")
    answer_warmly(person=ben, post=mine, kind=Answer.Kind.values[0])
    make_answer(chidi, thread, as_someone=True, body="I know it too.", quotes=mine)
    make_thread(ben, circle, title="Nobody answered yet", kind="question")
    make_thread(asha, circle, title="A story of mine", kind="story")
    care = furnish_care(asha, ben, olive, thread)
    rooms = furnish_rooms(circle, asha, ben)
    ask_to_join(
        person=asha, circle=make_circle("Boats", hosts=(chidi,), door="by_request"), words="Please"
    )
    conversation = ask_to_write(asker=ben, other=asha, note=f"Hello Asha {LONG}")
    accept_conversation(person=asha, conversation=conversation)
    write_letter(writer=asha, conversation=conversation, body="Hello Ben.")
    ask_to_write(asker=chidi, other=asha, note="May I write?")
    save_draft(person=asha, place="write", fields={"title": "Half", "body": "a thought"})
    report = report_thing(reporter=asha, thing="post", thing_id=thread.posts.get(number=1).pk,
                          reason="other", words="Please look.")  # fmt: skip
    decision = decide_on(noticed_case(mine), make_person("Dora", role="moderator"), "word")
    write_step(person=asha, step="ask", words="Ben, 07700 900123")
    propose_circle(by=asha, house=the_house(), name="Lamps", about="Light.")
    publish_research_words(by=olive, body=f"A lot decides. {LONG}")
    term = make_term(LONG[:80], "offering", also=[f"say {LONG[:70]}"])
    make_term("Bells", "seeking", answered_by=term.key)
    schedule = make_schedule("k6", title=f"How it goes {LONG[:40]}")
    for weeks, code in ((6, "1"), (3, "3")):
        answered(asha, "phq-9", *[code] * 8, "0", at=timezone.now() - timedelta(weeks=weeks))
    finished = answered(asha, "phq-9", *["1"] * 8, "2")
    asked = fill_in(person=asha, instrument=shipped("life-outside"))
    brought = bring_readings(asha, *_some_days())
    skill = make_skill(ben, circle=circle, steps=[f"Hold the kite {LONG}", "Let it go."])
    put_note(by=olive, skill=skill, fact=Fact.objects.create(
        key="wind", title="Wind", words=f"It turns {LONG}", source="A leaflet", address="https://facts.example/"))  # fmt: skip
    trial = make_trial(asha, skill, when=f"the wind turns {LONG}")
    said = {"did": "yes", "harmed": "yes", "words": f"It pulled {LONG}"}
    answer_day(person=asha, trial=trial, day=trial.from_day, said=said)
    write_own_way(person=asha, skill=skill, steps=[f"Hold on {LONG}"])
    own = make_skill(asha, reach="all", title=f"Tea first {LONG[:80]}")
    asking = make_asking(ben, mine, title=f"Reading {LONG[:80]}")
    tried = make_skill(ben, seen_by=olive, title=f"A walk {LONG[:60]}")
    many_try([asha, chidi, *(make_person(f"Tries {n}") for n in "abcd")], tried, helped=4, harmed=1)
    tell_what_was_learned(timezone.now())
    programmes, programmes_at_desk = furnish_programmes(asha, olive, LONG)
    hers = make_circle("By the sea", hosts=(asha,))
    with override_settings(EMAIL_HOST="mail.example", MAILING_DOMAIN=DOMAIN):
        by_mail(circle, chidi, asha)
        lake = by_mail(make_circle("By the lake", hosts=(asha,)), asha)
    return {
        "asha": asha,
        "olive": olive,
        "guest pages": ["/", "/join/", "/sign-in/", "/help/", "/help/am-i/", "/in-the-open/", "/by-mail/"],
        "member pages": [
            "/today/", "/circles/", f"/circles/{circle.pk}/", f"/threads/{thread.pk}/", "/write/", "/letters/",
            f"/letters/{conversation.pk}/", "/me/", f"/people/{ben.pk}/", "/search/?q=kite", "/drafts/", "/notices/", "/notices/wishes/", "/notices/push/", "/notices/texts/",
            "/unseen/", f"/unseen/{waiting.pk}/", f"/posts/{mine.pk}/notes/",
            "/me/topics/", "/me/profile/", "/me/plan/", "/me/plan/step/signs/", "/me/plan/readers/", "/me/plan/kept/",
            "/decisions/", decision.get_absolute_url(), "/alike/tell/offering/", "/alike/tell/lines/", "/alike/tell/writing/", "/alike/tell/languages/",
            "/check-ins/", f"/check-ins/{asked.pk}/", f"/check-ins/{finished.pk}/", f"/check-ins/{finished.pk}/now/", "/check-ins/over-time/phq-9/",
            "/check-ins/readings/", f"/check-ins/readings/files/{brought.pk}/", "/check-ins/readings/steps/", "/check-ins/readings/steps/?choose=1",
            "/check-ins/readings/steps/remove/",
            "/check-ins/questions/phq-9/", f"/check-ins/schedules/{schedule.pk}/", *care, *rooms,
            "/skills/", "/skills/?for=sleep&q=kite", "/skills/mine/", "/skills/record/", "/skills/new/", skill.get_absolute_url(), own.get_absolute_url(),
            f"/skills/{skill.pk}/try/", f"/skills/{skill.pk}/vary/", f"/skills/{skill.pk}/my-way/", f"/skills/{own.pk}/edit/", trial.get_absolute_url(),
            "/agreement/research/", "/skills/learned/", tried.get_absolute_url(),
            *programmes, asking.get_absolute_url(), f"/skills/from/{thread.posts.get(number=1).pk}/",
            f"/by-mail/circles/{circle.pk}/", f"/by-mail/circles/{hers.pk}/hosting/", f"/by-mail/circles/{hers.pk}/", f"/by-mail/circles/{lake.pk}/",
        ],
        "desk pages": [*programmes_at_desk, f"/skills/{own.pk}/look/", "/desk/", f"/desk/cases/{report.case_reason.case_id}/", f"/desk/cases/{report.case_reason.case_id}/decide/", "/desk/cases/",
            "/desk/on-call/", "/desk/notes/", "/desk/clocks/", "/desk/members/", "/desk/house/", "/desk/helplines/", "/desk/facts/", "/desk/services/", "/desk/services/stories/", "/desk/terms/",
            "/desk/terms/add/", f"/desk/terms/{term.pk}/", "/desk/audit/", "/desk/learned/", "/desk/research/",
            "/desk/questionnaires/", "/desk/questionnaires/add/", "/desk/questionnaires/licensed/",
            f"/desk/questionnaires/{schedule.instrument_id}/", f"/desk/questionnaires/{schedule.instrument_id}/worries/", f"/desk/schedules/add/{schedule.instrument_id}/"],
    }  # fmt: skip


def _some_days():
    """Five weeks of two devices, one with a long name."""
    for number in range(35):
        day = f"{date(2024, 5, 1) + timedelta(days=number)}"
        yield apple_record(day=day, value=f"{3000 + 97 * number}", source="iPhone")
        yield apple_record(day=day, since="10:05", until="10:15", source=f"Apple Watch {LONG[:40]}")
    yield apple_record(value="-1")


def furnish_rooms(circle, asha, ben):
    """A meeting that is on, one to come, one that is over, and a calendar's address: the addresses of their pages."""
    on = make_meeting(circle, began=5, title=f"Tea {LONG}"[:80])
    for person in (asha, ben):
        make_line(person, on, f"Good evening {LONG}\n{LONG}")
    over = make_meeting(circle, began=65, minutes=60)
    make_address(person=asha)
    where = [on, make_meeting(circle), over]
    return ["/meetings/", "/meetings/calendar/", *(each.get_absolute_url() for each in where)]


def furnish_care(asha, ben, olive, thread):
    """Sheets, choices and a service with reviews: the addresses of their pages."""
    sheet = make_sheet(asha, ask=f"How long?\n{LONG}", say="I sleep at noon.", since="A good week.", agreed="Ring on Friday.")  # fmt: skip
    choice = make_choice(asha, about=f"Lithium {LONG}"[:80], reasons=[(LONG, "much"), ("I sleep", "little")])  # fmt: skip
    telling = make_choice(asha, about="My sister", kind="telling")
    choose_story(by=olive, thread=thread, kind="treatment")
    service = make_service(f"The Lamp {LONG}"[:80], phone="020 7946 0018", website=f"https://lamp.example/{LONG}", cost="free")  # fmt: skip
    make_review(ben, service, f"Kind. {LONG}")
    make_review(asha, service, "They let me be.", as_someone=True)
    here = [sheet.get_absolute_url(), choice.get_absolute_url(), service.get_absolute_url()]
    steps = [f"{here[0]}part/{key}/" for key in ("who", "ask", "first", "since", "agreed")]
    steps += [f"{here[1]}step/{key}/" for key in ("options", "option-1", "know", "decided")]
    steps += [f"{telling.get_absolute_url()}step/how/", f"{here[2]}review/"]
    return [
        "/care/", "/visits/", "/visits/begin/", "/choices/", "/choices/begin/telling/", "/services/", *here, *steps,
        telling.get_absolute_url(), f"{here[0]}kept/", f"/visits/kept/?sheets={sheet.pk}",
    ]  # fmt: skip


def come_in(context, address, person):
    """Sign a browser in as a person, without the form."""
    client = Client()
    client.force_login(person)
    context.add_cookies([{"name": "place", "value": client.cookies["place"].value, "url": address}])
