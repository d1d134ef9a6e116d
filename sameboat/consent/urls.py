from django.urls import path

from sameboat.consent import views

app_name = "consent"
urlpatterns = [
    path("", views.read, name="read"),
    path("research/", views.research, name="research"),
]
