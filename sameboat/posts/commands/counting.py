"""Whether a thread still waits for a first word, when answers go and come back."""

from sameboat.posts.models import Post, Thread


def recount_answers(thread: Thread) -> int:
    """Count the answers that stand: another voice than the one that opened it, neither taken back nor hidden.

    By voice, not by person, or the list of those who wait would tell who wrote without a name.
    """
    thread = Thread.objects.select_for_update(of=("self",), no_key=True).get(pk=thread.pk)
    answers = Post.objects.filter(thread=thread, number__gt=1, removed_at=None, hidden_at=None)
    if thread.alias_id is not None:
        answers = answers.exclude(alias=thread.alias_id)
    elif thread.author_id is not None:
        answers = answers.exclude(author=thread.author_id, alias=None)
    count = answers.count()
    Thread.objects.filter(pk=thread.pk).update(answer_count=count)
    return count
