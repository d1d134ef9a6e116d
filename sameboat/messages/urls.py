from django.urls import path

from sameboat.messages import views

app_name = "letters"
urlpatterns = [
    path("", views.letters, name="list"),
    path("openness/", views.openness, name="openness"),
    path("draft/", views.draft, name="draft"),
    path("ask/<int:person_id>/", views.ask, name="ask"),
    path("<int:conversation_id>/", views.conversation, name="conversation"),
    path("<int:conversation_id>/accept/", views.accept, name="accept"),
    path("<int:conversation_id>/lay-aside/", views.lay_aside, name="lay_aside"),
]
