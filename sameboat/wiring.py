"""Where something low sets off something high: the one place that says what happens after what.

Low apps keep ordered lists of callables; they are filled here, once, at start.
"""


def connect() -> None:
    """Fill every app's lists. Called once, when all apps are ready."""
    _doors()
    _blocks()
    _leaving()
    _reports()
    _pages()
    _introductions()
    _company()
    _beside_worksheets()
    _learned()
    _clock()


def _doors() -> None:
    from sameboat.circles.queries import share_a_circle
    from sameboat.consent.commands import agree_to_current
    from sameboat.consent.queries import current_agreement
    from sameboat.people import ports
    from sameboat.safety.queries.hidden import is_blocked

    ports.share_a_circle[:] = [share_a_circle]
    ports.hidden_from[:] = [is_blocked]
    ports.agreement_to_join[:] = [current_agreement]
    ports.agree_at_the_door[:] = [agree_to_current]


def _blocks() -> None:
    from sameboat.measures.commands.sharing import drop_courses_between
    from sameboat.messages.commands import drop_letter_notices_between
    from sameboat.messages.queries import write_to_each_other, writes_with
    from sameboat.posts.commands.telling import drop_notices_between
    from sameboat.safety import ports
    from sameboat.safety.commands.planning import drop_plans_between
    from sameboat.similar.commands import drop_introductions_between
    from sameboat.skills.commands.asking import drop_requests_between

    ports.write_to_each_other[:] = [write_to_each_other]
    ports.friends_of[:] = [writes_with]
    ports.after_block[:] = [
        drop_notices_between, drop_letter_notices_between, drop_plans_between, drop_introductions_between,
        drop_requests_between, drop_courses_between,
    ]  # fmt: skip


def _leaving() -> None:
    from sameboat.audit.leaving import forget_audit, take_audit
    from sameboat.care.leaving import forget_care, take_care
    from sameboat.circles.leaving import forget_circles, take_circles
    from sameboat.consent.leaving import forget_agreements, take_agreements
    from sameboat.mailing.leaving import forget_mailing, take_mailing
    from sameboat.measures.leaving import forget_measures, take_measures
    from sameboat.measures.leaving_readings import forget_readings, take_readings
    from sameboat.messages.leaving import forget_letters, take_letters
    from sameboat.moderation.leaving import forget_moderation, take_moderation
    from sameboat.notices.leaving import forget_notices, take_notices
    from sameboat.people import ports
    from sameboat.people.leaving import forget_person
    from sameboat.people.taking import own_part
    from sameboat.posts.leaving import forget_posts, take_posts
    from sameboat.programmes.leaving import forget_programmes, take_programmes
    from sameboat.rooms.leaving import forget_rooms, take_rooms
    from sameboat.safety.leaving import forget_safety, take_safety
    from sameboat.similar.commands import forget_similar
    from sameboat.similar.leaving import take_similar
    from sameboat.similar.places.keeping import place
    from sameboat.skills.leaving import forget_skills, take_skills
    from sameboat.skills.leaving_learned import forget_learned, take_learned

    ports.after_asking_to_leave[:] = [place]
    ports.takers[:] = [
        own_part, take_agreements, take_circles, take_posts, take_letters, take_notices, take_safety, take_moderation,
        take_similar, take_skills, take_learned, take_care, take_programmes, take_rooms, take_measures, take_readings, take_mailing, take_audit,
    ]  # fmt: skip
    # Cases and reports first, while it can still be found what was written without a name; then words, places and
    # keys; the audit last, so that every step before may write to it.
    ports.erasers[:] = [
        forget_moderation, forget_similar, forget_learned, forget_skills, forget_safety, forget_programmes, forget_care, forget_rooms, forget_mailing, forget_posts, forget_letters, forget_measures, forget_readings, forget_circles, forget_notices, forget_agreements,
        forget_person, forget_audit,
    ]  # fmt: skip


def _reports() -> None:
    from sameboat.care.reporting import review_report
    from sameboat.circles.reporting import circle_report
    from sameboat.measures.reporting import check_in_report
    from sameboat.messages.reporting import letter_report
    from sameboat.moderation.commands.closing import case_seen_to
    from sameboat.moderation.commands.opening import open_case
    from sameboat.moderation.queries.looking import looked_at
    from sameboat.posts.reporting import picture_report, post_report, waiting_report
    from sameboat.posts.reporting_footnotes import footnote_report
    from sameboat.rooms import ports as rooms_ports
    from sameboat.rooms.reporting import line_report
    from sameboat.safety.ports import needs_a_human, reportables, seen_to
    from sameboat.safety.profiles import profile_report
    from sameboat.similar.lines.reporting import lines_report
    from sameboat.skills.reporting import asking_report, skill_report, skill_waiting_report

    reportables.update(
        post=post_report,
        picture=picture_report,
        profile=profile_report,
        lines=lines_report,
        circle=circle_report,
        message=letter_report,
        check_in=check_in_report,
        waiting=waiting_report,
        footnote=footnote_report,
        review=review_report,
        skill=skill_report,
        skill_waiting=skill_waiting_report,
        asking=asking_report,
        room_line=line_report,
    )
    rooms_ports.looked_at[:] = [looked_at]
    needs_a_human[:] = [open_case]
    seen_to[:] = [case_seen_to]


def _pages() -> None:
    from sameboat.circles import ports
    from sameboat.mailing import sections as mailing
    from sameboat.mailing.commands import drop_by_mail
    from sameboat.people import ports as people_ports
    from sameboat.posts import ports as posts_ports
    from sameboat.posts.commands.reading import stop_following_in
    from sameboat.posts.sections import circle_section, hosting_section, reading_section
    from sameboat.rooms import sections as rooms
    from sameboat.rooms.commands.forgetting import leave_meetings
    from sameboat.safety.ports import beside_help
    from sameboat.similar.threads.asked import asked_before
    from sameboat.skills import sections as skills

    people_ports.worth_reading[:] = [reading_section]
    posts_ports.asked_before[:] = [asked_before]
    posts_ports.beside_a_post[:] = [skills.beside_a_post]
    posts_ports.under_a_story[:] = [skills.under_a_story]
    posts_ports.draft_places.update(skills.DRAFT_PLACES)
    beside_help[:] = [skills.beside_help]
    ports.sections[:] = [mailing.circle_line, rooms.circle_section, circle_section]
    ports.hosting_sections[:] = [hosting_section, rooms.hosting_section, mailing.hosting_line]
    ports.after_leaving[:] = [stop_following_in, leave_meetings, drop_by_mail]


def _introductions() -> None:
    from sameboat.circles import ports as circle_ports
    from sameboat.messages import ports
    from sameboat.moderation.queries.danger import in_danger
    from sameboat.posts import ports as post_ports
    from sameboat.similar import ports as similar_ports
    from sameboat.similar.queries import are_introduced
    from sameboat.similar.writing.commands import place_writer, place_writers_in

    ports.may_also_ask[:] = [are_introduced]
    similar_ports.kept_out[:] = [in_danger]
    post_ports.after_change[:] = [place_writer]
    circle_ports.after_door[:] = [place_writers_in]


def _beside_worksheets() -> None:
    from sameboat.care import ports
    from sameboat.measures.queries.since import lines_since
    from sameboat.skills.sections import beside_a_choice

    ports.since_last_time[:] = [lines_since]
    ports.peers_wish[:] = [beside_a_choice]


def _company() -> None:
    from sameboat.circles import ports as circles
    from sameboat.messages import ports as letters
    from sameboat.people import ports as people
    from sameboat.programmes import ports
    from sameboat.programmes.commands.coaching import end_company_between, let_walks_go
    from sameboat.programmes.queries.company import kept_for, walk_together
    from sameboat.safety import ports as safety
    from sameboat.similar.pairing import how_alike

    ports.how_alike[:] = [how_alike]
    circles.kept_for[:] = [kept_for]
    letters.may_also_ask.append(walk_together)
    people.after_asking_to_leave.append(let_walks_go)
    safety.after_block.append(end_company_between)


def _learned() -> None:
    from sameboat.consent import ports as consent_ports
    from sameboat.similar import kinds
    from sameboat.skills import ports as skills_ports
    from sameboat.skills.learned import ports
    from sameboat.skills.learned.around import change_in_check_ins
    from sameboat.skills.learned.sections import learned_section
    from sameboat.skills.suggesting.commands import forget_whose_draws
    from sameboat.skills.suggesting.sections import suggestion_section

    ports.kinds_of[:] = [kinds.kinds_of]
    ports.kind_words[:] = [kinds.kind_words]
    ports.change_around[:] = [change_in_check_ins]
    skills_ports.on_a_skill[:] = [learned_section]
    skills_ports.worth_trying[:] = [suggestion_section]
    consent_ports.after_taking_back[:] = [forget_whose_draws]


def _clock() -> None:
    from sameboat.care.commands.choices import remind_of_choices
    from sameboat.lib import clock
    from sameboat.mailing.commands.sending import drop_old_marks, send_letters, tell_of_lost_letters
    from sameboat.mailing.commands.words import send_words
    from sameboat.measures.commands.delivering import deliver_check_ins
    from sameboat.measures.commands.exports import clear_exports
    from sameboat.moderation.commands.calling import call_where_needed, remind_of_follow_ups
    from sameboat.moderation.commands.deciding import erase_what_was_removed
    from sameboat.notices.clock import send_due_mail
    from sameboat.notices.commands import drop_old_notices
    from sameboat.notices.push.commands import send_waiting_pushes
    from sameboat.notices.texts.commands import take_in_texts
    from sameboat.people.commands.leaving import erase_those_who_left
    from sameboat.people.commands.signing import drop_old_devices
    from sameboat.people.limits import forget_old_tries
    from sameboat.posts.commands.changing import erase_removed_posts
    from sameboat.posts.pictures import drop_unused_pictures
    from sameboat.programmes import clock as programmes
    from sameboat.rooms.commands.forgetting import forget_meetings
    from sameboat.rooms.commands.reminding import remind_of_meetings
    from sameboat.similar.places.keeping import keep_places
    from sameboat.similar.threads.nearby import keep_files
    from sameboat.skills.commands.reminding import remind_of_trials
    from sameboat.skills.learned.commands import tell_what_was_learned

    clock.steps[:] = [
        call_where_needed, take_in_texts, deliver_check_ins, *programmes.steps, remind_of_meetings, send_waiting_pushes, remind_of_follow_ups, remind_of_trials, remind_of_choices, send_due_mail, forget_meetings, send_words, send_letters, tell_of_lost_letters, drop_old_marks, erase_what_was_removed, erase_those_who_left, erase_removed_posts, drop_unused_pictures, clear_exports, drop_old_notices,
        forget_old_tries, drop_old_devices, keep_places, keep_files, tell_what_was_learned,
    ]  # fmt: skip
