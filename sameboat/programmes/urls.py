from django.urls import path

from sameboat.programmes.views import caring, going, lines, steps

app_name = "programmes"
urlpatterns = [
    path("", going.every, name="list"),
    path("lines/stop/<str:token>/", lines.stop, name="stop_lines"),
    path("coaching/", caring.walks, name="coaching"),
    path("coaching/away/", caring.away, name="away"),
    path("coaching/<int:walk_id>/", caring.walk, name="walk"),
    path("coaching/<int:walk_id>/letter/", caring.letter, name="letter"),
    path("coaching/<int:walk_id>/hand-over/", caring.hand_over, name="hand_over"),
    path("coaching/<int:walk_id>/along/", caring.along, name="along"),
    path("<int:cohort_id>/", going.cohort, name="cohort"),
    path("<int:cohort_id>/about/", going.about, name="about"),
    path("<int:cohort_id>/join/", going.join, name="join"),
    path("<int:cohort_id>/leave/", going.leave, name="leave"),
    path("<int:cohort_id>/keep/", going.keep, name="keep"),
    path("<int:cohort_id>/lines/", lines.lines, name="lines"),
    path("<int:cohort_id>/coach/", caring.my_coach, name="coach"),
    path("<int:cohort_id>/coach/change/", caring.change, name="change_coach"),
    path("<int:cohort_id>/people/", caring.people, name="people"),
    path("<int:cohort_id>/media/<str:name>", steps.media, name="media"),
    path("<int:cohort_id>/steps/<slug:key>/", steps.step, name="step"),
    path("<int:cohort_id>/steps/<slug:key>/done/", steps.done, name="done"),
    path("<int:cohort_id>/steps/<slug:key>/forget/", steps.forget, name="forget"),
    path("<int:cohort_id>/steps/<slug:key>/number/", steps.number, name="number"),
    path("<int:cohort_id>/steps/<slug:key>/letter/", steps.letter, name="tell_coach"),
    path("<int:cohort_id>/steps/<slug:key>/talk/", steps.talk, name="talk"),
    path("<int:cohort_id>/steps/<slug:key>/ask/", steps.ask, name="ask"),
]
