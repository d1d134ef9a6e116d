"""The world in which all doors are tried, the address of each, and whoever stands before it."""

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sameboat.care.commands.services import choose_story
from sameboat.care.testing import make_choice, make_review, make_service, make_sheet
from sameboat.circles.commands import ask_to_join, propose_circle
from sameboat.circles.testing import make_circle
from sameboat.measures.commands.answering import fill_in
from sameboat.measures.testing import answered, bring_readings, make_schedule, shipped
from sameboat.messages.commands import ask_to_write
from sameboat.moderation.commands.calling import take_duty
from sameboat.moderation.testing import decide_on
from sameboat.notices.models import Notice, TextNumber
from sameboat.people.models import Passkey, Person
from sameboat.people.queries.house import the_house
from sameboat.people.testing import make_person
from sameboat.posts.models import Picture
from sameboat.posts.testing import make_answer, make_footnote, make_thread, make_waiting
from sameboat.programmes.commands.coaching import ask_for_coach, let_read_along
from sameboat.programmes.testing import edition_from, make_cohort, make_place
from sameboat.programmes.tests.whole_folder import whole_files
from sameboat.rooms.testing import make_meeting
from sameboat.safety.commands import block_person, report_thing
from sameboat.safety.commands.facts import add_starting_facts
from sameboat.safety.models import Fact, Helpline
from sameboat.similar.commands import find_people, open_to_introductions
from sameboat.similar.testing import make_term, tell
from sameboat.skills.testing import make_asking, make_skill, make_trial


def routes(resolver=None, prefix="", name=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else name
            yield from routes(pattern, prefix + str(pattern.pattern), space)
        elif isinstance(pattern, URLPattern):
            yield f"{name}{pattern.name}", pattern


def make_world():
    """asha's words in a circle behind a closed door, with fay in it, whom she blocked."""
    asha, ben, chidi, fay = (make_person(name) for name in ("Asha", "Ben", "Chidi", "Fay"))
    dora, olu = make_person("Dora", role="moderator"), make_person("Olu", role="organiser")
    Person.objects.filter(pk=asha.pk).update(page_audience="my_circles")
    circle = make_circle("Kites", people=(asha, fay), hosts=(chidi,), door="by_invitation")
    thread = make_thread(asha, circle)
    post = thread.posts.get(number=1)
    make_answer(chidi, thread)
    waiting = make_waiting(asha, thread)
    footnote = make_footnote(olu, post, wait_hours=0)
    picture = Picture.objects.create(
        owner=asha,
        post=post,
        file="x.webp",
        alt="a kite",
        width=1,
        height=1,
        added_at=thread.opened_at,
    )
    request_circle = make_circle("Boats", people=(), door="by_request")
    ask_to_join(person=ben, circle=request_circle)
    conversation = ask_to_write(asker=chidi, other=asha, note="Hello.")
    report = report_thing(reporter=chidi, thing="post", thing_id=post.pk, reason="other")
    case = report.case_reason.case
    decision = decide_on(case, dora, "word")
    (duty,) = take_duty(by=olu, person=olu, weekday=0, from_hour=9, until_hour=17)
    block_person(blocker=asha, blocked=fay)
    for person in (asha, ben):
        tell(person, "birds")
        open_to_introductions(person=person)
    (shown,) = find_people(person=asha)
    service = make_service()
    review = make_review(asha, service)
    story = choose_story(
        by=olu, thread=make_thread(olu, make_circle("Oars", hosts=(olu,))), kind="telling"
    )
    skill = make_skill(asha, circle=circle)
    trial, asking = make_trial(asha, skill), make_asking(chidi, post)
    proposal = propose_circle(by=ben, house=the_house(), name="Lamps", about="Light.")
    line = Helpline.objects.create(country="GB", name="Line", phone="1")
    add_starting_facts()
    key = Passkey.objects.create(
        person=asha, name="Phone", credential_id="00", data=b"", added_at=thread.opened_at
    )
    schedule = make_schedule("k6")
    answered(asha, "k6", "1")
    check_in = fill_in(person=asha, instrument=shipped("k6"))
    export = bring_readings(asha)
    cohort = make_cohort(
        edition_from(whole_files()), hosts=[chidi], coaches=[chidi], supervisors=[dora]
    )
    place = make_place(asha, cohort)
    walk = ask_for_coach(person=asha, place=place, wishes="Hello.")
    let_read_along(person=asha, place=place, by=dora, may=True)
    TextNumber.objects.create(person=asha, number="sealed", mark="m")
    notice = Notice.objects.filter(person=asha).first()
    return {
        "people": {"ben": ben, "asha": asha, "chidi": chidi, "dora": dora, "olu": olu, "fay": fay},
        "values": {
            "person_id": asha.pk, "circle_id": circle.pk, "thread_id": thread.pk, "post_id": post.pk,
            "picture_id": picture.pk, "conversation_id": conversation.pk, "report_id": report.pk,
            "case_id": case.pk, "decision_id": decision.pk, "duty_id": duty.pk, "note_id": 1, "form": "json",
            "notice_id": notice.pk, "helpline_id": line.pk, "fact_id": Fact.objects.first().pk, "token": "nobody", "step": 1,
            "passkey_id": key.pk, "waiting_id": waiting.pk, "address_id": 1,
            "introduction_id": shown.pk, "footnote_id": footnote.pk, "deed": "yes", "term_id": make_term("Bell ringing").pk,
            "check_in_id": check_in.pk, "schedule_id": schedule.pk, "instrument_id": schedule.instrument_id,
            "thing": "profile", "thing_id": asha.pk, "place": "write", "verb": "note",
            "key": "signs", "export_id": export.pk, "kind": "telling", "sheet_id": make_sheet(asha).pk, "choice_id": make_choice(asha).pk,
            "service_id": service.pk, "review_id": review.pk, "story_id": story.pk,
            "cohort_id": cohort.pk, "walk_id": walk.pk, "edition_id": cohort.edition_id, "name": "walk.mp4",
            "skill_id": skill.pk, "trial_id": trial.pk, "asking_id": asking.pk,
            "meeting_id": make_meeting(circle, began=5).pk,
        },
        "proposal": proposal.pk,
    }  # fmt: skip


_KEYS = {
    "similar:group": "interest",
    "desk:take_programme": "moving-more",
    "desk:programme_step": "welcome",
    "care:visit_part": "ask",
    "care:choice_step": "options",
}


def address(name, values):
    from django.urls import reverse

    pattern = dict(routes())[name]
    wanted = pattern.pattern.converters or pattern.pattern.regex.groupindex
    # Two routes are told apart by the deed in their address; a key is a step of a plan, a group of what is told, or a form.
    values = values | ({"verb": "claim"} if name == "desk:claim" else {})
    values = values | ({"key": "interest"} if name == "similar:group" else {})
    values = values | ({"key": "k6", "kind": "steps"} if name.startswith("measures:") else {})
    values = values | ({"verb": "offer"} if name == "desk:questionnaire_act" else {})
    values = values | ({"key": "welcome"} if name.startswith("programmes:") else {})
    values = values | ({"name": "programme.yaml"} if name.endswith("programme_file") else {})
    values = values | ({"verb": "copy"} if name == "desk:programme_act" else {})
    values = values | ({"key": _KEYS[name]} if name in _KEYS else {})
    return reverse(name, kwargs={key: values[key] for key in wanted})


def client_of(person):
    """Somebody at a device that is signed in; a guest where it is nobody."""
    client = Client()
    if person is not None:
        client.force_login(person)
    return client
