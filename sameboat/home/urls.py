from django.urls import path

from sameboat.home import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("today/", views.today, name="today"),
    path("leave/", views.leave_quickly, name="leave_quickly"),
    path("back/", views.come_back_in, name="come_back_in"),
    path("sw.js", views.service_worker, name="service_worker"),
]
