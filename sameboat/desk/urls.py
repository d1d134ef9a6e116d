from django.urls import path, re_path

from sameboat.desk.views import circles, helplines, house, people, reports

app_name = "desk"
urlpatterns = [
    path("", house.index, name="index"),
    path("house/", house.house, name="house"),
    path("open/", house.open_it, name="open"),
    path("agreement/", house.agreement, name="agreement"),
    path("mail/", house.mail, name="mail"),
    path("backup/", house.backup, name="backup"),
    path("audit/", house.audit, name="audit"),
    path("members/", people.members, name="members"),
    path("members/<int:person_id>/", people.member, name="member"),
    path("members/<int:person_id>/role/", people.role, name="role"),
    path("members/<int:person_id>/pause/", people.pause, name="pause"),
    path("members/<int:person_id>/resume/", people.resume, name="resume"),
    path("invitations/", people.invitations, name="invitations"),
    path("circles/", circles.circles, name="circles"),
    path("circles/<int:circle_id>/open/", circles.open_proposal, name="open_proposal"),
    path("circles/<int:circle_id>/decline/", circles.decline_proposal, name="decline_proposal"),
    path("circles/<int:circle_id>/close/", circles.close, name="close_circle"),
    path("helplines/", helplines.helplines, name="helplines"),
    path("helplines/<int:helpline_id>/", helplines.edit, name="helpline"),
    path("helplines/<int:helpline_id>/verify/", helplines.verify, name="verify_helpline"),
    path("helplines/<int:helpline_id>/remove/", helplines.remove, name="remove_helpline"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:report_id>/", reports.report, name="report"),
    path("reports/<int:report_id>/close/", reports.close, name="close_report"),
    path("reports/<int:report_id>/reveal/", reports.reveal, name="reveal"),
    path(
        "reports/<int:report_id>/pictures/<int:picture_id>/",
        reports.picture,
        name="reported_picture",
    ),
    path("reports/<int:report_id>/claim/", reports.claim, name="claim"),
    path("reports/<int:report_id>/let-go/", reports.let_go, name="let_go"),
    re_path(
        r"^reports/(?P<report_id>[0-9]+)/(?P<verb>note|hide|restore)/$", reports.act, name="act"
    ),
]
