from django.urls import path

from sameboat.measures.views import asking, mine

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
]
