from django.urls import path

from sameboat.measures.views import asking, mine, readings, sharing

app_name = "measures"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("<int:check_in_id>/", asking.check_in, name="check_in"),
    path("<int:check_in_id>/now/", asking.now, name="now"),
    path("<int:check_in_id>/not-today/", asking.not_today, name="not_today"),
    path("schedules/<int:schedule_id>/", mine.say_yes, name="say_yes"),
    path("schedules/<int:schedule_id>/stop/", mine.stop, name="stop"),
    path("questions/<slug:key>/", asking.instrument, name="instrument"),
    path("questions/<slug:key>/begin/", asking.fill_in, name="fill_in"),
    path("over-time/<slug:key>/", mine.course, name="over_time"),
    path("over-time/<slug:key>/readers/", sharing.readers, name="readers"),
    path(
        "over-time/<slug:key>/readers/<int:person_id>/stop/",
        sharing.stop_sharing,
        name="stop_sharing",
    ),
    path("shared/<int:person_id>/<slug:key>/", sharing.shared, name="shared"),
    path("readings/", readings.readings, name="readings"),
    path("readings/files/<int:export_id>/", readings.export, name="export"),
    path("readings/<slug:kind>/", readings.kind, name="kind"),
    path("readings/<slug:kind>/remove/", readings.remove, name="remove_kind"),
    path("readings/<slug:kind>/remove-days/", readings.remove_some, name="remove_days"),
]
