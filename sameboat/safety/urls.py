from django.urls import path

from sameboat.safety.views import help, hiding, plans, reporting

app_name = "safety"
urlpatterns = [
    path("help/", help.help_now, name="help"),
    path("help/am-i/", help.am_i, name="am_i"),
    path("me/hidden/", hiding.hidden, name="hidden"),
    path("me/plan/", plans.plan, name="plan"),
    path("me/plan/kept/", plans.kept, name="plan_kept"),
    path("me/plan/forget/", plans.forget, name="forget_plan"),
    path("me/plan/offer/", plans.offer, name="plan_offer"),
    path("me/plan/readers/", plans.readers, name="plan_readers"),
    path("me/plan/readers/<int:person_id>/stop/", plans.stop_sharing, name="stop_sharing_plan"),
    path("me/plan/step/<slug:key>/", plans.step, name="plan_step"),
    path("people/<int:person_id>/plan/", plans.shared, name="shared_plan"),
    path("people/<int:person_id>/block/", hiding.block, name="block"),
    path("people/<int:person_id>/unblock/", hiding.unblock, name="unblock"),
    path("people/<int:person_id>/mute/", hiding.mute, name="mute"),
    path("people/<int:person_id>/unmute/", hiding.unmute, name="unmute"),
    path("report/<slug:thing>/<int:thing_id>/", reporting.report, name="report"),
]
