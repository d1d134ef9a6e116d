from django.urls import path

from sameboat.circles.views import doors, hosting

app_name = "circles"
urlpatterns = [
    path("", doors.circles, name="list"),
    path("propose/", doors.propose, name="propose"),
    path("<int:circle_id>/", doors.circle, name="circle"),
    path("<int:circle_id>/about/", doors.about, name="about"),
    path("<int:circle_id>/join/", doors.join, name="join"),
    path("<int:circle_id>/ask/", doors.ask, name="ask"),
    path("<int:circle_id>/take-back/", doors.take_back, name="take_back"),
    path("<int:circle_id>/decline/", doors.decline, name="decline"),
    path("<int:circle_id>/leave/", doors.leave, name="leave"),
    path("<int:circle_id>/hosting/", hosting.hosting, name="hosting"),
    path("<int:circle_id>/edit/", hosting.edit, name="edit"),
    path("<int:circle_id>/invite/", hosting.invite, name="invite"),
    path("<int:circle_id>/pause/", hosting.pause, name="pause"),
    path("<int:circle_id>/resume/", hosting.resume, name="resume"),
    path("<int:circle_id>/stop-hosting/", hosting.stop_hosting, name="stop_hosting"),
    path("<int:circle_id>/people/<int:person_id>/accept/", hosting.accept, name="accept"),
    path("<int:circle_id>/people/<int:person_id>/refuse/", hosting.decline, name="refuse"),
    path("<int:circle_id>/people/<int:person_id>/remove/", hosting.remove, name="remove"),
    path("<int:circle_id>/people/<int:person_id>/make-host/", hosting.make_host, name="make_host"),
]
