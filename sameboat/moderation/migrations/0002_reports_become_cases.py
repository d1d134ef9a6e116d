"""Every report becomes a case with its number, its notes and what came of it. Nothing is lost."""

from datetime import timedelta

from django.db import migrations

KINDS = {
    "danger": ("crisis", 0, 15),
    "hostile": ("hostility", 1, 12 * 60),
    "misleading": ("claim", 1, 24 * 60),
    "private": ("private", 1, 4 * 60),
    "selling": ("selling", 1, 2 * 24 * 60),
}
OTHER = ("other", 1, 2 * 24 * 60)


def _writer(apps, report):
    if report.thing == "post":
        post = apps.get_model("posts", "Post").objects.filter(pk=report.thing_id).first()
        return post.author_id if post else None
    if report.thing == "picture":
        picture = apps.get_model("posts", "Picture").objects.filter(pk=report.thing_id).first()
        if picture is None:
            return None
        post = apps.get_model("posts", "Post").objects.filter(pk=picture.post_id).first()
        return (post.author_id if post else None) or picture.owner_id
    return report.about_id


def _case_of(apps, report):
    """The case a report belongs to: its own, or the one that is open about the same thing."""
    case_model = apps.get_model("moderation", "Case")
    apart = str(report.pk) if report.thing == "message" else ""
    if report.closed_at is None:
        found = case_model.objects.filter(
            thing=report.thing, thing_id=report.thing_id, apart=apart, closed_at=None
        ).first()
        if found:
            return found
    kind, rank, minutes = KINDS.get(report.reason, OTHER)
    return case_model.objects.create(
        id=report.pk,
        kind=kind,
        rank=rank,
        thing=report.thing,
        thing_id=report.thing_id,
        apart=apart,
        about_id=report.about_id,
        writer_id=_writer(apps, report),
        snapshot=report.snapshot,
        path=report.path,
        opened_at=report.made_at,
        due_at=report.made_at + timedelta(minutes=minutes),
        seen_at=report.claimed_at or report.closed_at,
        claimed_by_id=report.claimed_by_id,
        claimed_at=report.claimed_at,
        closed_at=report.closed_at,
        closed_by_id=report.closed_by_id,
        outcome=report.outcome,
        closing_words=report.closing_words,
    )


def reports_become_cases(apps, schema_editor):
    line_model = apps.get_model("moderation", "CaseLine")
    reports = apps.get_model("safety", "Report").objects.order_by("made_at")
    for report in reports.prefetch_related("notes"):
        case = _case_of(apps, report)
        kind, rank, minutes = KINDS.get(report.reason, OTHER)
        if rank < case.rank:
            case.kind, case.rank = kind, rank
            case.due_at = min(case.due_at, report.made_at + timedelta(minutes=minutes))
            case.save()
        apps.get_model("moderation", "CaseReason").objects.create(
            case=case,
            at=report.made_at,
            by="member",
            kind=kind,
            report=report,
            snapshot="" if report.snapshot == case.snapshot else report.snapshot,
        )
        line_model.objects.create(
            case=case, at=report.made_at, by_id=report.reporter_id, verb="reason"
        )
        for note in report.notes.all():
            line_model.objects.create(
                case=case, at=note.at, by_id=note.by_id, verb="noted", words=note.words
            )
        if report.closed_at:
            line_model.objects.create(
                case=case, at=report.closed_at, by_id=report.closed_by_id, verb="closed",
                words=report.closing_words,
            )


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0001_cases"),
        ("safety", "0003_plans"),
        ("posts", "0005_an_alias_stays"),
    ]

    operations = [migrations.RunPython(reports_become_cases, migrations.RunPython.noop)]
