"""A person who did everything that can be done here, so that every table that can know of her does.

Each kind of words carries its own made-up mark, which no other text holds.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from django.test import Client
from django.utils import timezone
from fido2.cose import ES256
from fido2.webauthn import AttestedCredentialData

from sameboat.circles.commands import (
    ask_to_join,
    close_circle,
    invite_person,
    open_proposal,
    propose_circle,
    remove_person,
)
from sameboat.circles.models import Circle
from sameboat.circles.testing import make_circle
from sameboat.consent.commands import agree, publish_agreement
from sameboat.desk.commands import change_role
from sameboat.messages.commands import (
    accept_conversation,
    ask_to_write,
    choose_openness,
    mark_letters_read,
    save_letter_draft,
    write_letter,
)
from sameboat.messages.models import Message
from sameboat.moderation.commands.appealing import answer_appeal, appeal_decision
from sameboat.moderation.commands.calling import take_duty
from sameboat.moderation.commands.closing import close_case, follow_up
from sameboat.moderation.commands.keeping import write_debrief
from sameboat.moderation.commands.working import (
    ask_colleague,
    claim_case,
    hand_over,
    note_on_case,
)
from sameboat.moderation.testing import decide_on, noticed_case, report_case
from sameboat.notices.commands import save_wishes
from sameboat.notices.push.commands import turn_push_on, want_push
from sameboat.notices.push.sealing import public_point, to_text
from sameboat.people.commands.passkeys import add_passkey
from sameboat.people.commands.signing import make_invitation, make_recovery_codes
from sameboat.people.models import Person
from sameboat.people.queries.house import the_house
from sameboat.people.testing import PASSPHRASE, make_person
from sameboat.posts.commands import (
    Telling,
    answer_footnote,
    answer_thread,
    answer_warmly,
    edit_post,
    hide_post,
    let_post_through,
    remove_post,
    reveal_alias,
    save_draft,
    save_topic_choices,
    say,
    send_post_back,
    take_footnote_away,
    unhide_post,
)
from sameboat.posts.pictures import add_picture
from sameboat.posts.testing import make_answer, make_footnote, make_thread, make_waiting
from sameboat.posts.tests.test_pictures import picture_file
from sameboat.safety.commands import block_person, mute_person, report_thing
from sameboat.safety.commands.facts import add_starting_facts
from sameboat.safety.commands.helplines import add_starting_helplines
from sameboat.safety.commands.planning import share_plan, write_step
from sameboat.safety.commands.wanting import want_word
from sameboat.safety.commands.watching import note_screen
from sameboat.safety.models import Fact
from sameboat.safety.screening import nothing_seen
from sameboat.similar.commands import choose_words, find_people, open_to_introductions
from sameboat.similar.languages.commands import choose_languages
from sameboat.similar.lines.commands import save_lines
from sameboat.similar.places.keeping import rebuild
from sameboat.similar.testing import make_meanings, make_open, make_term, tell
from sameboat.similar.writing.commands import let_writing_be_used
from sameboat.skills.commands.asking import agree_to_keep
from sameboat.skills.commands.looking import let_skill_through, put_note
from sameboat.skills.models import KeepRequest
from sameboat.skills.testing import make_asking
from tests.erasure.learning import be_counted_and_take_part
from tests.erasure.life_in_rooms import sit_in_meetings
from tests.erasure.life_outside import be_asked, learn_what_helps, look_for_care
from tests.erasure.mails import live_by_mail
from tests.erasure.marks import AT_DESK, EMAIL, NAME, POSTED, PRIVATE
from tests.erasure.programmes import take_part


@dataclass(frozen=True)
class Life:
    """Her, those she met, and where her words stand."""

    her: Person
    ben: Person
    chidi: Person
    olu: Person
    circle: Circle
    pictures: list[str]


def live() -> Life:
    """Let her do everything, through the real commands and pages."""
    her = make_person(NAME, email=EMAIL, email_confirmed_at=timezone.now())
    ben, chidi, olu = (make_person(name) for name in ("Ben", "Chidi", "Olu"))
    change_role(by=_first_organiser(), person=olu, role="organiser")
    circle = make_circle("Kites", people=(her, ben), hosts=(chidi,))
    _hold_keys(her)
    _be_introduced(her)
    _say_who_she_is(her)
    _go_into_circles(her, ben, chidi, olu)
    pictures = _write_in(circle, her, ben)
    make_meanings()
    learn_what_helps(circle, her, ben)
    _write_letters(her, ben, chidi)
    _share_plans(her, ben)
    be_asked(her, ben)
    look_for_care(her, ben, olu)
    sit_in_meetings(circle, her, ben)
    live_by_mail(her, chidi)
    _see_others_otherwise(her, ben, chidi)
    _be_reported(her, ben, circle)
    _work_at_the_desk(her, ben, olu, circle)
    take_part(her)
    be_counted_and_take_part(her)
    return Life(her, ben, chidi, olu, circle, pictures)


def _first_organiser() -> Person:
    return make_person("Opener", role=Person.Role.ORGANISER)


def _hold_keys(her: Person) -> None:
    phone = Client(headers={"User-Agent": "Mozilla/5.0 (Android) Firefox/140.0"})
    phone.post("/sign-in/", {"name": NAME, "passphrase": PASSPHRASE})
    make_recovery_codes(person=her)
    make_invitation(by=her, note=f"For my sister {PRIVATE}")
    key = ES256.from_ctap1(b"\x04" + bytes(range(64)))
    data = AttestedCredentialData.create(b"0" * 16, b"her key", key)
    add_passkey(person=her, data=bytes(data), name=f"Phone {PRIVATE}")


def _share_plans(her: Person, ben: Person) -> None:
    write_step(person=ben, step="signs", words="I stop eating.")
    share_plan(person=ben, name=NAME)
    share_plan(person=her, name="Ben")


def _say_who_she_is(her: Person) -> None:
    her.about, her.pronouns, her.region = f"I fly {PRIVATE}", f"they {PRIVATE}", PRIVATE
    her.save()
    save_wishes(person=her, by_mail="daily")
    want_word(person=her)
    add_starting_facts()
    note_screen(missing=[], at=timezone.now())
    write_step(person=her, step="signs", words=f"I count stairs {PRIVATE}")
    choose_openness(person=her, who_may_ask="my_circles")
    save_topic_choices(person=her, choices={"loss": "away"})


def _go_into_circles(her: Person, ben: Person, chidi: Person, olu: Person) -> None:
    add_starting_helplines(["GB"])
    house = the_house()
    propose_circle(by=her, house=house, name=f"Moths {PRIVATE}", about=f"At night {PRIVATE}")
    opened = propose_circle(by=her, house=house, name="Lamps", about="Light in winter.")
    opened = open_proposal(by=olu, circle=opened)
    invite_person(by=her, circle=opened, name="Ben")
    asked = make_circle("Ferns", hosts=(chidi,), door="by_request")
    ask_to_join(person=her, circle=asked, words=f"May I come in? {PRIVATE}")
    closed = make_circle("Reeds", people=(her,), hosts=(chidi,), door="by_invitation")
    remove_person(by=chidi, circle=closed, person=her, reason="Too loud.")
    invite_person(by=chidi, circle=closed, name=NAME)


def _write_in(circle: Circle, her: Person, ben: Person) -> list[str]:
    shown = add_picture(owner=her, upload=picture_file(), alt=f"A kite {POSTED}")
    unused = add_picture(owner=her, upload=picture_file(), alt=f"A face {PRIVATE}")
    mine = make_thread(her, circle, title=f"Wind {POSTED}", body=f"It turned. {POSTED}")
    opening = mine.posts.get()
    edit_post(person=her, post=opening, body=f"It turned north. {POSTED}")
    edit_post(person=her, post=opening, body=f"It turned again. {POSTED}", pictures=[shown])
    his = make_answer(ben, mine, "I saw it too.")
    answer_warmly(person=her, post=his, kind="thanks")
    answer_warmly(person=ben, post=opening, kind="hear")
    alone = make_thread(her, circle, title=f"Nobody came {POSTED}", body=POSTED)
    back = make_answer(her, alone, f"I take this back {PRIVATE}")
    remove_post(person=her, post=back)
    hidden = make_thread(her, circle, title=f"As someone {POSTED}", body=POSTED, as_someone=True)
    make_answer(ben, hidden, "I read you.")
    theirs = make_thread(ben, circle, title="Knots", body="Which one?")
    make_answer(her, theirs, f"A bowline. {POSTED}", quotes=theirs.posts.get(), notes=["loss"])
    make_answer(her, theirs, f"Or none. {POSTED}", as_someone=True)
    dora = make_person("Dorothea", role=Person.Role.MODERATOR)
    let_post_through(by=dora, waiting=make_waiting(her, theirs, f"Seen first. {POSTED}"))
    asked = make_waiting(her, theirs, f"May I? {PRIVATE}", quotes=theirs.posts.get(number=1))
    send_post_back(by=dora, waiting=asked, reason="Without the quote, please.")
    make_waiting(her, theirs, f"And this? {PRIVATE}")
    her.joined_at -= timedelta(days=30)
    her.save()
    make_footnote(her, theirs.posts.get(number=1), f"I would propose {PRIVATE}")
    under_hers = make_footnote(dora, opening, wait_hours=0)
    answer_footnote(person=her, footnote=under_hers, words=f"I did ask. {POSTED}")
    advises = partial(answer_thread, author=her, thread=theirs, body=f"Stop the pills. {POSTED}")
    told = Telling(nothing_seen(""), told_as="advice", source=f"A leaflet {POSTED}")
    say(advises, told)
    draft = {"body": f"Not yet {PRIVATE}", "title": PRIVATE, "picture_id": str(unused.pk)}
    save_draft(person=her, place=f"thread:{theirs.pk}", fields=draft)
    return [shown.file, unused.file]


def _write_letters(her: Person, ben: Person, chidi: Person) -> None:
    conversation = ask_to_write(asker=her, other=ben, note=f"May I write? {PRIVATE}")
    accept_conversation(person=ben, conversation=conversation)
    write_letter(writer=ben, conversation=conversation, body="Do.")
    write_letter(writer=her, conversation=conversation, body=f"So I do. {PRIVATE}")
    mark_letters_read(person=her, conversation=conversation)
    ask_to_write(asker=chidi, other=her, note="May I ask something?")
    save_letter_draft(person=her, to=ben, body=f"And then {PRIVATE}")
    save_letter_draft(person=ben, to=her, body="I meant to say")
    his = Message.objects.get(writer=ben)
    hers = Message.objects.filter(writer=her).first()
    report_thing(reporter=her, thing="message", thing_id=his.pk, reason="other", words=PRIVATE)
    report_thing(reporter=ben, thing="message", thing_id=hers.pk, reason="other")


def _be_introduced(her: Person) -> None:
    bells = make_term("Bell ringing").key
    sam = make_open("Sam", "birds", bells)
    tell(her, "birds", bells)
    choose_words(person=her, language="es")
    save_lines(person=her, text=f"I ring at dusk {PRIVATE}", shown_to="introduced")
    choose_languages(person=her, languages=["fi"])
    let_writing_be_used(person=her)
    open_to_introductions(person=her)
    rebuild()
    find_people(person=sam)
    find_people(person=her)


def _see_others_otherwise(her: Person, ben: Person, chidi: Person) -> None:
    dora, vashti = make_person("Dora"), make_person("Vashti")
    block_person(blocker=her, blocked=dora)
    block_person(blocker=vashti, blocked=her)
    mute_person(person=her, muted=chidi)
    mute_person(person=chidi, muted=her)


def _be_reported(her: Person, ben: Person, circle: Circle) -> None:
    report_thing(reporter=ben, thing="profile", thing_id=her.pk, reason="other")
    for post in her.posts.filter(removed_at=None):
        report_thing(reporter=ben, thing="post", thing_id=post.pk, reason="hostile")
    _be_decided_about(her, ben)


def _be_decided_about(her: Person, ben: Person) -> None:
    mo, ada = (make_person(name, role="moderator") for name in ("Mo", "Ada"))
    case = noticed_case(her.posts.filter(removed_at=None, alias=None).earliest("written_at"))
    note_on_case(case=case, by=mo, words=f"She wrote {POSTED}.")
    decision = decide_on(case, mo, "word", "pause_circle", days=3)
    appeal = appeal_decision(person=her, decision=decision, words=f"No. {PRIVATE}")
    answer_appeal(appeal=appeal, by=ada, overturn=True, answer="You were right.")
    close_case(case=case, by=mo, outcome="helped", words="We talked.", contact="We wrote.")
    follow_up(case=case, by=mo, words=f"She is well. {POSTED}", again=True)


def _work_at_the_desk(her: Person, ben: Person, olu: Person, circle: Circle) -> None:
    unnamed = her.posts.exclude(alias=None).latest("written_at")
    reveal_alias(moderator=olu, post=unnamed, reason="Someone may be in danger.")
    change_role(by=olu, person=her, role="organiser")
    her.refresh_from_db()
    agreement = publish_agreement(by=her, body="We are kind.")
    agree(person=her, agreement=agreement)
    post = ben.posts.earliest("written_at")
    let_post_through(by=her, waiting=make_waiting(ben, post.thread, "Look here."))
    hide_post(moderator=her, post=post, reason=AT_DESK)
    unhide_post(moderator=her, post=post, reason=AT_DESK)
    take_footnote_away(
        by=her, footnote=make_footnote(her, post, f"Not so. {AT_DESK}"), reason=AT_DESK
    )
    make_footnote(her, post, f"Ask first. {AT_DESK}", wait_hours=0)
    asking = KeepRequest.objects.get(asker=her, answered_at=None)
    told = agree_to_keep(
        person=ben, asking=make_asking(olu, asking.post), reach="all", as_someone=False
    )
    let_skill_through(by=her, version=told.newest)
    put_note(by=her, skill=told, fact=Fact.objects.first())
    chidi = Person.objects.get(name="Chidi")
    ben = Person.objects.get(name="Ben")
    ropes = make_thread(chidi, circle, title="Ropes", body="Which knot?").posts.get()
    case = report_case(ben, "post", ropes.pk, "danger")
    hand_over(case=case, by=olu, to=her, words="Yours.")
    note_on_case(case=case, by=her, words=f"I asked Ben. {AT_DESK}")
    ask_colleague(case=case, by=her, whom=olu, words=AT_DESK)
    decide_on(case, her, "word")
    close_case(case=case, by=her, outcome="nothing_wrong", words=AT_DESK, contact=AT_DESK)
    follow_up(case=case, by=her, words=AT_DESK, again=True)
    other = report_case(ben, "profile", chidi.pk)
    claim_case(case=other, by=her)
    ask_colleague(case=report_case(ben, "circle", circle.pk), by=olu, whom=her, words="Well?")
    appeal = appeal_decision(
        person=chidi,
        decision=decide_on(report_case(ben, "post", ropes.pk), olu, "word"),
        words="No.",
    )
    answer_appeal(appeal=appeal, by=her, overturn=False, answer=AT_DESK)
    take_duty(by=her, person=her, weekday=0, from_hour=9, until_hour=17)
    device = Client()
    device.force_login(her)
    turn_push_on(
        person=her,
        session_key=device.session.session_key,
        endpoint="https://push.example.org/1",
        point=to_text(public_point(generate_private_key(SECP256R1()))),
        secret=to_text(b"s" * 16),
    )
    want_push(person=her, kind="call")
    write_debrief(by=her, words=f"That was hard. {PRIVATE}")
    close_circle(by=her, circle=make_circle("Old"), reason=AT_DESK)
