from django.urls import path

from sameboat.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="list"),
    path("wishes/", views.wishes, name="wishes"),
    path("<int:notice_id>/", views.open_notice, name="open"),
    path("stop/<str:token>/", views.stop, name="stop"),
]
