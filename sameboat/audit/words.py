"""What was done, in words for whoever reads the audit."""

from django.utils.translation import gettext_lazy as _

# Written where a person was erased: in how many lines they stood.
FORGOTTEN = "forget_person"

DEEDS = {
    FORGOTTEN: _("took the name of somebody who left out of what is written here"),
    "add_footnote": _("put a note under a post"),
    "add_term": _("added a term to the vocabulary"),
    "bring_term_back": _("brought a retired term back"),
    "change_role": _("gave another role"),
    "close_case": _("closed a case"),
    "close_circle": _("closed a circle"),
    "close_schedule": _("ended a schedule of check-ins"),
    "close_report": _("closed a report"),
    "decide": _("decided on a case"),
    "decline_circle": _("did not open a proposed circle"),
    "edit_circle": _("changed a circle"),
    "edit_term": _("changed the words of a term"),
    "give_badge": _("gave somebody a clinician's badge"),
    "hide_footnote": _("took a note under a post away"),
    "hide_picture": _("hid a picture"),
    "hide_post": _("hid a post"),
    "hide_skill": _("hid something that helps"),
    "hide_waiting": _("hid a post that had waited to be seen"),
    "keep_desk": _("changed the clocks or the emergency steps"),
    "let_skill_through": _("let something that helps be shown"),
    "let_through": _("let a post through that waited to be seen"),
    "make_host": _("made somebody a host"),
    "make_organiser": _("made somebody an organiser"),
    "open_schedule": _("opened a schedule of check-ins"),
    "mark_worries": _("marked which answers somebody is told of"),
    "note_skill": _("put a note under something that helps"),
    "open_circle": _("opened a circle"),
    "end_pause": _("ended a pause"),
    "overturn_decision": _("undid a decision after an appeal"),
    "pause_circle": _("paused a circle"),
    "pause_person": _("gave somebody a pause"),
    "publish_agreement": _("published an agreement"),
    "publish_research_words": _("published what taking part in research means"),
    "take_draws_out": _("took the table of draws out for research"),
    "take_effects_out": _("took the table of effects out for research"),
    "take_ledger_out": _("took the skills ledger out for research"),
    "remove_from_circle": _("took somebody out of a circle"),
    "remove_helpline": _("took a helpline away"),
    "restore_picture": _("put a picture back"),
    "restore_post": _("put a reported post back"),
    "restore_waiting": _("put a post back that had waited to be seen"),
    "resume_circle": _("went on with a paused circle"),
    "retire_term": _("retired a term"),
    "review_fact": _("reviewed a fact"),
    "reveal_alias": _("looked who wrote without a name"),
    "save_fact": _("changed a fact"),
    "save_helpline": _("changed a helpline"),
    "send_back": _("sent back a post that waited to be seen"),
    "send_skill_back": _("sent back something that helps, which waited to be seen"),
    "set_up_house": _("set up the house"),
    "show_footnote": _("let a note under a post show at once"),
    "stop_hosting": _("ended somebody's being a host"),
    "take_in_instrument": _("took in a questionnaire"),
    "take_badge": _("took a clinician's badge"),
    "unhide_skill": _("put something that helps back"),
    "unnote_skill": _("took a note under something that helps away"),
    "unhide_post": _("put a post back"),
    "uphold_decision": _("upheld a decision after an appeal"),
    "verify_helpline": _("checked a helpline"),
}


def in_words(verb: str) -> str:
    """A deed as a person says it; what an older house wrote down is shown as it stands."""
    return str(DEEDS.get(verb, verb.replace("_", " ")))
