from django.urls import path

from sameboat.safety.views import help, hiding, reporting

app_name = "safety"
urlpatterns = [
    path("help/", help.help_now, name="help"),
    path("me/hidden/", hiding.hidden, name="hidden"),
    path("people/<int:person_id>/block/", hiding.block, name="block"),
    path("people/<int:person_id>/unblock/", hiding.unblock, name="unblock"),
    path("people/<int:person_id>/mute/", hiding.mute, name="mute"),
    path("people/<int:person_id>/unmute/", hiding.unmute, name="unmute"),
    path("report/<slug:thing>/<int:thing_id>/", reporting.report, name="report"),
]
