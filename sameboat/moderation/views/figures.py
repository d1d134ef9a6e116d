import csv
import io

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sameboat.moderation.queries.figures import (
    Quarter,
    figures_for,
    log_of,
    quarter_named,
    quarter_of,
    quarters_with_cases,
)


def _wanted(request: HttpRequest) -> Quarter:
    asked = request.GET.get("quarter", "")
    if not asked:
        return quarter_of(timezone.now()).before
    found = quarter_named(asked)
    if found is None or found not in quarters_with_cases():
        raise Http404
    return found


@require_GET
def in_the_open(request: HttpRequest) -> HttpResponse:
    quarter = _wanted(request)
    context = {
        "figures": figures_for(quarter),
        "quarters": quarters_with_cases(),
        "has_log": bool(log_of(quarter)),
    }
    return render(request, "moderation/in_the_open.html", context)


def _plain(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" else value


@require_GET
def decision_log(request: HttpRequest, form: str) -> HttpResponse:
    rows = log_of(_wanted(request))
    if form == "json":
        return JsonResponse({"decisions": rows})
    if form != "csv":
        raise Http404
    out = io.StringIO()
    columns = [
        "quarter", "kind", "measure", "days", "rule", "noticed_by_machine", "decided_by_machine", "appealed",
        "undone",
    ]  # fmt: skip
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows({name: _plain(value) for name, value in row.items()} for row in rows)
    return HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
