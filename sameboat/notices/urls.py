from django.urls import path

from sameboat.notices import views
from sameboat.notices.push import views as push
from sameboat.notices.texts import views as texts

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="list"),
    path("wishes/", views.wishes, name="wishes"),
    path("<int:notice_id>/", views.open_notice, name="open"),
    path("stop/<str:token>/", views.stop, name="stop"),
    path("texts/", texts.texts, name="texts"),
    path("texts/confirm/", texts.confirm, name="confirm_text"),
    path("texts/forget/", texts.forget, name="forget_text"),
    path("push/", push.push, name="push"),
    path("push/on/", push.turn_on, name="push_on"),
    path("push/try/", push.send_one, name="push_try"),
    path("push/<int:address_id>/off/", push.turn_off, name="push_off"),
]
