from django.urls import path

from sameboat.care.views import choices, index, services, visits

app_name = "care"
urlpatterns = [
    path("care/", index.care, name="index"),
    path("visits/", visits.every, name="visits"),
    path("visits/begin/", visits.begin, name="begin_visit"),
    path("visits/kept/", visits.every_kept, name="visits_kept"),
    path("visits/<int:sheet_id>/", visits.sheet, name="visit"),
    path("visits/<int:sheet_id>/kept/", visits.kept, name="visit_kept"),
    path("visits/<int:sheet_id>/forget/", visits.forget, name="forget_visit"),
    path("visits/<int:sheet_id>/part/<slug:key>/", visits.part, name="visit_part"),
    path("choices/", choices.every, name="choices"),
    path("choices/begin/<slug:kind>/", choices.begin, name="begin_choice"),
    path("choices/<int:choice_id>/", choices.choice, name="choice"),
    path("choices/<int:choice_id>/forget/", choices.forget, name="forget_choice"),
    path("choices/<int:choice_id>/step/<slug:key>/", choices.step, name="choice_step"),
    path("services/", services.every, name="services"),
    path("services/<int:service_id>/", services.service, name="service"),
    path("services/<int:service_id>/review/", services.review, name="review"),
    path(
        "services/reviews/<int:review_id>/take-away/", services.take_away, name="take_review_away"
    ),
]
