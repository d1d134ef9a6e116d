from django.apps import AppConfig


class PostsConfig(AppConfig):
    name = "sameboat.posts"
    label = "posts"
