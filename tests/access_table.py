"""The table of doors: for every route, what each of seven people finds there. A new route needs a row."""

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

# After one person was let in, these are no longer there for the next.
CHANGES_THE_WORLD = {
    "circles:leave", "desk:remove_helpline", "posts:remove", "letters:lay_aside", "circles:remove",
    "care:forget_visit", "care:forget_choice", "care:take_review_away", "desk:drop_story",
    "posts:take_waiting_back", "safety:block", "programmes:leave", "skills:take_away", "people:leave", "circles:stop_hosting",
}  # fmt: skip
