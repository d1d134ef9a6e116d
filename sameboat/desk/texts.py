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


def default_research_words() -> str:
    """What taking part in research means, as a new house starts from it."""
    return _(
        """\
We would like to find out whether what people learn from each other here helps them in their lives. You can take part in that, or not. **Nothing here works less well if you say no.**

**If you say yes:**

- Once a day at most, when you look at *What helps*, a lot decides whether something to try stands there, and what. What helped people like you comes up more often. Only where a lot decides can it be told what really helps.
- The house keeps what was drawn, what you tried and what you said about it, and how your check-ins changed.
- The people who do the research get this as a table. Your name is not in it, nor are your plans, your words in answers, your letters or your posts. In place of your name stands a key of letters and numbers. If you told everyone here, under your name, what helps you, what it is called stands there too, with a key of another kind.
- Somebody who knows very well what you tried, and when, could perhaps still guess which rows are yours.

**If you say no**, or say nothing, nothing is drawn and nothing of this is kept.

**You can take your yes back at any time,** on this page, with one tap and without saying why. From then on nothing more is drawn or handed on, and the house forgets which draws were yours. Tables that were handed on before cannot be called back.

**It is not treatment.** Nobody looks at these tables to see how you are. If things are bad, *Help now* is on every page.
"""
    )
