"""Every address of the house. Nouns, then verbs."""

from django.urls import include, path

urlpatterns = [
    path("", include("sameboat.home.urls")),
    path("", include("sameboat.people.urls")),
    path("meetings/", include("sameboat.rooms.urls")),
    path("agreement/", include("sameboat.consent.urls")),
    path("notices/", include("sameboat.notices.urls")),
    path("", include("sameboat.safety.urls")),
    path("circles/", include("sameboat.circles.urls")),
    path("", include("sameboat.posts.urls")),
    path("skills/", include("sameboat.skills.urls")),
    path("letters/", include("sameboat.messages.urls")),
    path("by-mail/", include("sameboat.mailing.urls")),
    path("", include("sameboat.care.urls")),
    path("", include("sameboat.moderation.urls")),
    path("check-ins/", include("sameboat.measures.urls")),
    path("programmes/", include("sameboat.programmes.urls")),
    path("alike/", include("sameboat.similar.urls")),
    path("desk/", include("sameboat.desk.urls")),
]

handler400 = "sameboat.lib.failures.did_not_come_through"
handler404 = "sameboat.lib.failures.not_found"
handler500 = "sameboat.lib.failures.broken"
