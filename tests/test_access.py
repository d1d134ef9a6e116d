"""Every address of the house and who may open it.

A route without a row fails. The cast: a guest, ben (a member elsewhere), asha (in the circle),
chidi (its host), dora (a moderator), olu (the organiser), and fay, whom asha blocked.
"""

from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import transaction
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
from tests.lives import lived

IN, OUT, NO = "in", "sign in", "404"
WHO = ("guest", "ben", "asha", "chidi", "dora", "olu", "fay")

# Rows for whoever is signed in. Letters: the answer to each of WHO. POST routes are sent empty: they
# must not answer 404 to those let in, and must to the others.
ALL = (OUT, IN, IN, IN, IN, IN, IN)
OPEN = (IN,) * 7
MEMBERS = (OUT, NO, IN, IN, NO, NO, IN)
HOSTS = (OUT, NO, NO, IN, NO, IN, NO)
STAFF = (OUT, NO, NO, NO, IN, IN, NO)
NOBODY = (OUT, NO, NO, NO, NO, NO, NO)
ORGANISERS = (OUT, NO, NO, NO, NO, IN, NO)
ASHAS = (OUT, NO, IN, NO, NO, NO, NO)
CHIDIS = (OUT, NO, NO, IN, NO, NO, NO)
MEETS_ASHA = (OUT, IN, IN, IN, IN, IN, NO)
# what asha wrote that waits: she, the host of its circle, and staff
SEEN_FIRST = (OUT, NO, IN, IN, IN, IN, NO)
UNDER_ASHAS = (OUT, NO, IN, IN, IN, IN, NO)
SEES_ASHA = (OUT, NO, IN, IN, NO, NO, NO)

TABLE = {
    "home:front": OPEN, "home:today": ALL, "home:leave_quickly": OPEN, "home:come_back_in": OPEN,
    "home:service_worker": OPEN,
    "people:sign_in": OPEN, "people:sign_out": OPEN, "people:join": OPEN, "people:recover": OPEN,
    "people:recover_by_mail": OPEN, "people:way_back": OPEN,
    # on a test's address passkeys cannot be used, so asking for one finds nothing
    "people:sign_in_kept": OPEN, "people:sign_in_passkey": OPEN, "people:join_passkey": OPEN,
    "people:begin_passkey": (NO,) * 7, "people:passkeys": ALL, "people:remove_passkey": ASHAS,
    "people:welcome": ALL, "people:welcome_step": ALL, "people:me": ALL, "people:edit_profile": ALL,
    "people:look": ALL, "people:place": ALL, "people:email": ALL, "people:confirm_email": ALL,
    "people:passphrase": ALL, "people:codes": ALL, "people:devices": ALL, "people:take": ALL,
    "people:leave": ALL, "people:come_back": ALL, "people:paused": ALL,
    # asha's page is for her circles, and fay is blocked
    "people:profile": SEES_ASHA,
    # Every member may see that a programme takes people in; what is in it is for whoever is in it.
    "programmes:list": ALL, "programmes:cohort": ALL, "programmes:about": ALL, "programmes:join": ALL,
    "programmes:stop_lines": OPEN, "programmes:people": (OUT, NO, NO, IN, IN, IN, NO), "programmes:coaching": (OUT, NO, NO, IN, IN, NO, NO), "programmes:away": (OUT, NO, NO, IN, IN, NO, NO),
    "programmes:walk": CHIDIS, "programmes:letter": CHIDIS, "programmes:hand_over": CHIDIS, "programmes:along": (OUT, NO, NO, NO, IN, NO, NO),
    "programmes:coach": ASHAS, "programmes:change_coach": ASHAS, "programmes:leave": ASHAS, "programmes:keep": ASHAS,
    "programmes:lines": ASHAS, "programmes:media": ASHAS, "programmes:step": ASHAS, "programmes:done": ASHAS,
    "programmes:number": ASHAS, "programmes:forget": ASHAS, "programmes:talk": ASHAS, "programmes:tell_coach": ASHAS, "programmes:ask": ASHAS,
    "desk:programmes": ORGANISERS, "desk:take_programme": ORGANISERS, "desk:programme": ORGANISERS, "desk:add_programme_file": ORGANISERS,
    "desk:programme_file": ORGANISERS, "desk:remove_programme_file": ORGANISERS, "desk:export_programme": ORGANISERS,
    "desk:play_programme": ORGANISERS, "desk:programme_step": ORGANISERS, "desk:programme_media": ORGANISERS,
    "desk:programme_act": ORGANISERS, "desk:open_cohort": ORGANISERS, "desk:cohort": ORGANISERS, "desk:close_cohort": ORGANISERS, "desk:carers": ORGANISERS, "desk:sent_lines": ORGANISERS,
    "consent:read": ALL, "consent:research": ALL,
    "notices:list": ALL, "notices:wishes": ALL, "notices:open": ASHAS, "notices:stop": OPEN,
    "notices:texts": ALL, "notices:confirm_text": ASHAS, "notices:forget_text": ALL,
    "safety:help": OPEN, "safety:am_i": OPEN, "safety:hidden": ALL,
    # whoever is met somewhere can be blocked, whether or not their page can be seen; whom they
    # blocked first does not learn that they are here
    "safety:block": MEETS_ASHA, "safety:mute": MEETS_ASHA, "safety:unblock": ALL, "safety:unmute": ALL,
    "safety:report": SEES_ASHA,
    "safety:plan": ALL, "safety:plan_offer": ALL, "safety:plan_kept": ALL, "safety:plan_step": ALL, "safety:plan_readers": ALL,
    "safety:stop_sharing_plan": ALL, "safety:forget_plan": ALL,
    # asha shares hers with nobody
    "safety:shared_plan": ASHAS,
    "circles:list": ALL, "circles:propose": ALL, "circles:circle": MEMBERS, "circles:about": MEMBERS,
    "circles:join": MEMBERS, "circles:ask": MEMBERS, "circles:take_back": MEMBERS,
    "circles:decline": MEMBERS, "circles:leave": MEMBERS, "circles:hosting": HOSTS,
    "circles:edit": HOSTS, "circles:invite": HOSTS, "circles:pause": HOSTS, "circles:resume": HOSTS,
    "circles:stop_hosting": HOSTS,
    "circles:accept": HOSTS, "circles:refuse": HOSTS, "circles:remove": HOSTS, "circles:make_host": HOSTS,
    # the thread is asha's own, so fay does not find it although she is in the circle
    "posts:thread": SEES_ASHA, "posts:answer": SEES_ASHA, "posts:follow": SEES_ASHA,
    "posts:post": SEES_ASHA, "posts:warmly": SEES_ASHA, "posts:picture": SEES_ASHA,
    "posts:edit": ASHAS, "posts:remove": ASHAS, "posts:restore": ASHAS,
    "posts:daily": MEMBERS, "posts:write": ALL, "posts:asked": ALL, "posts:drafts": ALL, "posts:drop_draft": ALL,
    "posts:open_draft": ALL, "posts:new": ALL, "posts:waiting": ALL, "posts:search": ALL, "posts:topics": ALL,
    # a circle that is not open to mail says so to those who may read it
    "mailing:about": OPEN, "mailing:circle": MEMBERS, "mailing:stop_here": MEMBERS, "mailing:resume": MEMBERS,
    "mailing:hosting": HOSTS, "mailing:stop": OPEN,
    "similar:people": ALL, "similar:tell": ALL, "similar:group": ALL, "similar:answers": ALL,
    "similar:words": ALL, "similar:lines": ALL, "similar:writing": ALL, "similar:languages": ALL,
    "similar:open": ALL, "similar:close": ALL, "similar:find": ALL, "similar:hello": ASHAS,
    "similar:not_now": ASHAS,
    "care:index": ALL, "care:visits": ALL, "care:begin_visit": ALL, "care:visits_kept": ALL, "care:visit": ASHAS,
    "care:visit_kept": ASHAS, "care:visit_part": ASHAS, "care:forget_visit": ASHAS,
    "care:choices": ALL, "care:begin_choice": ALL, "care:choice": ASHAS, "care:choice_step": ASHAS,
    "care:forget_choice": ASHAS, "care:services": ALL, "care:service": ALL, "care:review": ALL,
    # asha's review under her name: fay, whom she blocked, does not find it
    "care:take_review_away": (OUT, IN, IN, IN, IN, IN, NO),
    "moderation:decisions": ALL, "moderation:decision": ASHAS, "moderation:in_the_open": OPEN,
    "moderation:decision_log": OPEN,
    "posts:unseen": ALL, "posts:unseen_one": SEEN_FIRST, "posts:let_through": SEEN_FIRST,
    "posts:send_back": SEEN_FIRST, "posts:take_waiting_back": SEEN_FIRST,
    # staff find any post, for a note under it; the note stands under asha's
    "posts:notes": UNDER_ASHAS, "posts:note_deed": UNDER_ASHAS, "posts:answer_note": UNDER_ASHAS,
    # asha's skill is read in her circle; what is asked and tried is hers; staff look after what others may read
    "skills:list": ALL, "skills:mine": ALL, "skills:record": ALL, "skills:new": ALL, "skills:skill": SEES_ASHA,
    "skills:from_post": SEES_ASHA, "skills:vary": SEES_ASHA, "skills:thank": SEES_ASHA, "skills:try": SEES_ASHA,
    "skills:my_way": SEES_ASHA, "skills:keep": SEES_ASHA, "skills:edit": ASHAS, "skills:take_away": ASHAS,
    "skills:bring_back": ASHAS, "skills:trial": ASHAS, "skills:answer": ASHAS, "skills:stop": ASHAS,
    # chidi asked, asha is asked
    "skills:asked": SEES_ASHA, "skills:look": STAFF, "skills:looked": STAFF,
    # a meeting that is on, for those who have a place in its circle
    "rooms:coming": ALL, "rooms:meeting": MEMBERS, "rooms:lines": MEMBERS, "rooms:say": MEMBERS, "rooms:take_back": MEMBERS,
    "rooms:listen": MEMBERS, "rooms:remind": MEMBERS, "rooms:plan": HOSTS, "rooms:change": HOSTS, "rooms:cancel": HOSTS,
    "rooms:pace": HOSTS, "rooms:end": HOSTS, "rooms:calendar": ALL,
    # an address that nobody has; a calendar does not sign in
    "rooms:feed": (NO,) * 7,
    "letters:list": ALL, "letters:openness": ALL, "letters:draft": ALL, "letters:ask": SEES_ASHA,
    "letters:conversation": SEES_ASHA, "letters:accept": SEES_ASHA, "letters:lay_aside": SEES_ASHA,
    "desk:index": STAFF, "desk:cases": STAFF, "desk:closed_cases": STAFF, "desk:cases_with_others": STAFF,
    "desk:stop_for_today": STAFF, "desk:case": STAFF, "desk:report": STAFF, "desk:act": STAFF, "desk:decide": STAFF,
    "desk:procedure_step": STAFF, "desk:on_call": STAFF, "desk:telephones": STAFF, "desk:push_on": STAFF, "desk:push_try": STAFF, "desk:push_off": NOBODY, "desk:drop_duty": ORGANISERS, "desk:debriefs": STAFF,
    "desk:drop_debrief": STAFF, "desk:clocks": ORGANISERS,
    # the case is about a post, not an appeal
    "desk:answer_appeal": (OUT, NO, NO, NO, NO, NO, NO),
    "desk:claim": STAFF, "desk:let_go": STAFF, "desk:close_case": STAFF, "desk:reveal": STAFF, "desk:reported_picture": STAFF,
    "desk:house": ORGANISERS, "desk:open": ORGANISERS, "desk:agreement": ORGANISERS, "desk:mail": ORGANISERS,
    "desk:backup": ORGANISERS, "desk:audit": ORGANISERS, "desk:members": STAFF,
    "desk:member": STAFF, "desk:role": ORGANISERS, "desk:badge": ORGANISERS, "desk:open_case": STAFF, "desk:resume": STAFF, "desk:invitations": ORGANISERS, "desk:circles": ORGANISERS,
    "desk:open_proposal": ORGANISERS, "desk:decline_proposal": ORGANISERS, "desk:close_circle": ORGANISERS,
    "desk:helplines": ORGANISERS, "desk:helpline": ORGANISERS, "desk:verify_helpline": ORGANISERS,
    "desk:remove_helpline": ORGANISERS,
    "desk:services": ORGANISERS, "desk:service": ORGANISERS, "desk:verify_service": ORGANISERS, "desk:take_service_off": ORGANISERS,
    "desk:put_service_back": ORGANISERS, "desk:bring_in_services": ORGANISERS, "desk:stories": ORGANISERS, "desk:drop_story": ORGANISERS,
    "desk:facts": ORGANISERS, "desk:fact": ORGANISERS, "desk:review_fact": ORGANISERS,
    # an address that nobody has
    "notices:push": ALL, "notices:push_on": ALL, "notices:push_try": ALL, "notices:push_off": NOBODY,
    "measures:mine": ALL, "measures:check_in": ASHAS, "measures:now": ASHAS, "measures:not_today": ASHAS,
    "measures:say_yes": ALL, "measures:stop": ALL, "measures:instrument": ALL, "measures:fill_in": ALL,
    # only asha finished one, and each sees their own alone
    "measures:over_time": ASHAS, "measures:readers": ASHAS, "measures:stop_sharing": ALL,
    # asha shares nothing; she herself is led to her own
    "measures:shared": ASHAS,
    "measures:readings": ALL, "measures:export": ASHAS, "measures:kind": ASHAS, "measures:remove_kind": ASHAS,
    "measures:remove_days": ASHAS,
    "desk:questionnaires": ORGANISERS, "desk:add_questionnaire": ORGANISERS, "desk:licensed": ORGANISERS,
    "desk:questionnaire": ORGANISERS, "desk:questionnaire_file": ORGANISERS, "desk:questionnaire_act": ORGANISERS, "desk:questionnaire_worries": ORGANISERS,
    "desk:add_schedule": ORGANISERS, "desk:close_schedule": ORGANISERS,
    "desk:learned": ORGANISERS, "desk:research": ORGANISERS, "desk:ledger": ORGANISERS, "desk:draws": ORGANISERS, "desk:effects": ORGANISERS,
    "skills:about_learned": ALL,
    "desk:terms": ORGANISERS, "desk:add_term": ORGANISERS, "desk:term": ORGANISERS,
    "desk:retire_term": ORGANISERS, "desk:bring_back_term": ORGANISERS,
}  # fmt: skip


def routes(resolver=None, prefix="", name=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else name
            yield from routes(pattern, prefix + str(pattern.pattern), space)
        elif isinstance(pattern, URLPattern):
            yield f"{name}{pattern.name}", pattern


def test_every_route_has_a_row_and_every_row_a_route():
    names = {name for name, _pattern in routes()}

    assert names - set(TABLE) == set(), "Say in TABLE who may open these."
    assert set(TABLE) - names == set(), "These routes are gone: take their rows out."


@pytest.fixture(scope="module")
def _world(django_db_setup, django_db_blocker, tmp_path_factory):
    with lived(make_world, tmp_path_factory.mktemp("world"), django_db_blocker) as as_it_was:
        yield as_it_was


@pytest.fixture
def world(_world, db, tmp_path):
    """The world as it was made."""
    return _world(tmp_path)


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


def ask(name, values, signed_in):
    client = Client()
    client.cookies.load(signed_in.cookies.output(header="", attrs=[]))
    path = address(name, values)
    answer = client.get(path)
    if answer.status_code == 405:
        answer = client.post(path)
    if answer.status_code == 404:
        return NO
    if answer.status_code in {302, 307} and "next=%2F" in answer.headers["Location"].replace(
        "=/", "=%2F"
    ):
        return OUT
    assert answer.status_code in {200, 302, 400, 422}, (path, answer.status_code)
    return IN


@contextmanager
def undone():
    """Whatever is done within this never was: the next finds the world as it stood."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("part", sorted({name.partition(":")[0] for name in TABLE}))
def test_each_door_opens_for_these_and_no_others(part, world, tmp_path):
    (tmp_path / "pictures").mkdir(exist_ok=True)
    (tmp_path / "pictures" / "x.webp").write_bytes(b"dots")
    wrong, clients = [], {who: client_of(world["people"].get(who)) for who in WHO}
    for name in sorted(each for each in TABLE if each.partition(":")[0] == part):
        with undone():
            wrong += try_door(name, world, clients)
        cache.clear()
        (tmp_path / "pictures" / "x.webp").write_bytes(b"dots")

    assert not wrong, wrong


def try_door(name, world, clients):
    """Everybody at one door: what is not as the table says."""
    values = dict(world["values"])
    if name in {"desk:open_proposal", "desk:decline_proposal"}:
        values["circle_id"] = world["proposal"]
    if name == "people:confirm_email":
        values["token"] = "nobody"

    # Those who may not come first: whoever is let in may change what the next would find.
    order = sorted(range(len(WHO)), key=lambda place: TABLE[name][place] == IN)
    found = {}
    for place in order:
        found[place] = ask(name, values, clients[WHO[place]])
        if TABLE[name][place] == IN and name in CHANGES_THE_WORLD:
            break
    if name in {"notices:stop", "mailing:stop", "home:leave_quickly"}:
        return []
    return [
        f"{WHO[place]} at {name}: {answer}, not {TABLE[name][place]}"
        for place, answer in found.items()
        if answer != TABLE[name][place]
    ]


# After one person was let in, these are no longer there for the next.
CHANGES_THE_WORLD = {
    "circles:leave", "desk:remove_helpline", "posts:remove", "letters:lay_aside", "circles:remove",
    "care:forget_visit", "care:forget_choice", "care:take_review_away", "desk:drop_story",
    "posts:take_waiting_back", "safety:block", "programmes:leave", "skills:take_away", "people:leave", "circles:stop_hosting",
}  # fmt: skip


def test_no_address_tells_a_guest_whether_anything_is_there(world):
    client = Client()

    real = client.get(f"/threads/{world['values']['thread_id']}/")
    made_up = client.get("/threads/1234567890123/")

    assert real.status_code == made_up.status_code == 302
    assert real.content == made_up.content
