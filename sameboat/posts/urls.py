from django.urls import path

from sameboat.posts.views import asking, changing, drafts, footnotes, reading, unseen, writing

app_name = "posts"
urlpatterns = [
    path("threads/<int:thread_id>/", reading.thread, name="thread"),
    path("threads/<int:thread_id>/answer/", writing.answer, name="answer"),
    path("threads/<int:thread_id>/follow/", reading.follow, name="follow"),
    path("circles/<int:circle_id>/daily/", writing.daily, name="daily"),
    path("write/", writing.write, name="write"),
    path("write/asked/", asking.asked, name="asked"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/drop/", drafts.drop_draft, name="drop_draft"),
    path("drafts/<str:place>/", drafts.open_draft, name="open_draft"),
    path("posts/<int:post_id>/", changing.post, name="post"),
    path("posts/<int:post_id>/edit/", changing.edit, name="edit"),
    path("posts/<int:post_id>/remove/", changing.remove, name="remove"),
    path("posts/<int:post_id>/restore/", changing.restore, name="restore"),
    path("posts/<int:post_id>/warmly/", changing.warmly, name="warmly"),
    path("posts/<int:post_id>/notes/", footnotes.under, name="notes"),
    path("footnotes/<int:footnote_id>/answer/", footnotes.answer, name="answer_note"),
    path("footnotes/<int:footnote_id>/<slug:deed>/", footnotes.act, name="note_deed"),
    path("pictures/<int:picture_id>/", reading.picture, name="picture"),
    path("new/", reading.new, name="new"),
    path("waiting/", reading.waiting, name="waiting"),
    path("unseen/", unseen.every, name="unseen"),
    path("unseen/<int:waiting_id>/", unseen.one, name="unseen_one"),
    path("unseen/<int:waiting_id>/let-through/", unseen.let_through, name="let_through"),
    path("unseen/<int:waiting_id>/send-back/", unseen.send_back, name="send_back"),
    path("unseen/<int:waiting_id>/take-back/", unseen.take_back, name="take_waiting_back"),
    path("search/", reading.search, name="search"),
    path("me/topics/", reading.topics, name="topics"),
]
