from django.urls import path

from sameboat.rooms.views import calendar, planning, room

app_name = "rooms"
urlpatterns = [
    path("meetings/", planning.coming, name="coming"),
    path("meetings/calendar/", calendar.own, name="calendar"),
    path("calendar/<slug:token>.ics", calendar.feed, name="feed"),
    path("meetings/plan/<int:circle_id>/", planning.plan, name="plan"),
    path("meetings/<int:meeting_id>/", room.meeting, name="meeting"),
    path("meetings/<int:meeting_id>/lines/", room.lines, name="lines"),
    path("meetings/<int:meeting_id>/say/", room.say, name="say"),
    path("meetings/<int:meeting_id>/take-back/", room.take_back, name="take_back"),
    path("meetings/<int:meeting_id>/listen/", room.listen, name="listen"),
    path("meetings/<int:meeting_id>/pace/", room.pace, name="pace"),
    path("meetings/<int:meeting_id>/remind/", planning.remind, name="remind"),
    path("meetings/<int:meeting_id>/change/", planning.change, name="change"),
    path("meetings/<int:meeting_id>/cancel/", planning.cancel, name="cancel"),
    path("meetings/<int:meeting_id>/end/", planning.end, name="end"),
]
