from django.urls import path

from sameboat.skills.views import (
    answering,
    asking,
    learned,
    looking,
    reading,
    record,
    trying,
    writing,
)

app_name = "skills"
urlpatterns = [
    path("", reading.skills, name="list"),
    path("mine/", reading.mine, name="mine"),
    path("record/", record.record, name="record"),
    path("new/", writing.new, name="new"),
    path("from/<int:post_id>/", writing.from_post, name="from_post"),
    path("asked/<int:asking_id>/", asking.asked, name="asked"),
    path("trials/<int:trial_id>/", answering.trial, name="trial"),
    path("trials/<int:trial_id>/answer/", answering.answer, name="answer"),
    path("trials/<int:trial_id>/stop/", trying.stop, name="stop"),
    path("learned/", learned.about, name="about_learned"),
    path("<int:skill_id>/", reading.skill, name="skill"),
    path("<int:skill_id>/thank/", reading.thank, name="thank"),
    path("<int:skill_id>/edit/", writing.edit, name="edit"),
    path("<int:skill_id>/vary/", writing.vary, name="vary"),
    path("<int:skill_id>/take-away/", writing.take_away, name="take_away"),
    path("<int:skill_id>/bring-back/", writing.bring_back, name="bring_back"),
    path("<int:skill_id>/try/", trying.try_skill, name="try"),
    path("<int:skill_id>/my-way/", record.my_way, name="my_way"),
    path("<int:skill_id>/keep/", record.keep, name="keep"),
    path("<int:skill_id>/look/", looking.look, name="look"),
    path("<int:skill_id>/look/done/", looking.done, name="looked"),
]
