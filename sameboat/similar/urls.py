from django.urls import path

from sameboat.similar import views

app_name = "similar"
urlpatterns = [
    path("", views.people, name="people"),
    path("tell/", views.tell, name="tell"),
    path("tell/answers/", views.answers, name="answers"),
    path("tell/words/", views.choose_words, name="words"),
    path("tell/lines/", views.lines, name="lines"),
    path("tell/writing/", views.writing, name="writing"),
    path("tell/languages/", views.languages, name="languages"),
    path("tell/<slug:key>/", views.group, name="group"),
    path("open/", views.open_up, name="open"),
    path("close/", views.close, name="close"),
    path("find/", views.find, name="find"),
    path("<int:introduction_id>/hello/", views.hello, name="hello"),
    path("<int:introduction_id>/not-now/", views.not_now, name="not_now"),
]
