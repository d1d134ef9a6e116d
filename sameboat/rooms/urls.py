from django.urls import path

from sameboat.rooms.views import calendar, planning, room

app_name = "rooms"
urlpatterns = [
    path("", planning.coming, name="coming"),
    path("calendar/", calendar.own, name="calendar"),
    path("calendar/<slug:token>.ics", calendar.feed, name="feed"),
    path("plan/<int:circle_id>/", planning.plan, name="plan"),
    path("<int:meeting_id>/", room.meeting, name="meeting"),
    path("<int:meeting_id>/lines/", room.lines, name="lines"),
    path("<int:meeting_id>/say/", room.say, name="say"),
    path("<int:meeting_id>/take-back/", room.take_back, name="take_back"),
    path("<int:meeting_id>/listen/", room.listen, name="listen"),
    path("<int:meeting_id>/pace/", room.pace, name="pace"),
    path("<int:meeting_id>/remind/", planning.remind, name="remind"),
    path("<int:meeting_id>/change/", planning.change, name="change"),
    path("<int:meeting_id>/cancel/", planning.cancel, name="cancel"),
    path("<int:meeting_id>/end/", planning.end, name="end"),
]
