"""Texts a new house starts from. The organiser changes them as they like."""

from django.utils.translation import gettext as _


def default_agreement() -> str:
    """The agreement that a new house starts from."""
    return _(
        """\
This is a place for people who live with the same sort of things. It belongs to all of us. So that it stays safe, we agree:

- **What is said here stays here.** I tell nobody outside who is here or what they wrote.
- **I speak for myself.** I say "this helped me", not "you must". I give nobody doses, and I tell nobody to stop or start a medicine.
- **I am kind, also when I disagree.** I do not mock, press or preach. Nobody is told that what they live through is not real.
- **I mind what others can carry.** When I write about hard things I add a note, and I leave out methods and details.
- **I keep myself and others unnamed.** No real names, addresses, workplaces or pictures of people who did not say yes.
- **I sell nothing** and ask nobody here for money.

People who look after this place may hide what breaks this, and say why. I can tell them when I think they are wrong.

**This is not a crisis service.** Nobody watches by the minute. If I or somebody else is in danger, I use *Help now*, which is on every page.

I can read without writing. I can take everything along and leave whenever I like; then it is erased.
"""
    )
