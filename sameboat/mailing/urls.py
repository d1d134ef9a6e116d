from django.urls import path

from sameboat.mailing import views

app_name = "mailing"
urlpatterns = [
    path("", views.about, name="about"),
    path("circles/<int:circle_id>/", views.circle, name="circle"),
    path("circles/<int:circle_id>/stop/", views.stop_here, name="stop_here"),
    path("circles/<int:circle_id>/resume/", views.resume, name="resume"),
    path("circles/<int:circle_id>/hosting/", views.hosting, name="hosting"),
    path("stop/<str:token>/", views.stop, name="stop"),
]
