from django.urls import path

from sameboat.moderation.views import decisions, figures

app_name = "moderation"
urlpatterns = [
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<int:decision_id>/", decisions.decision, name="decision"),
    path("in-the-open/", figures.in_the_open, name="in_the_open"),
    path("in-the-open/decisions.<slug:form>", figures.decision_log, name="decision_log"),
]
