from django.apps import AppConfig


class SkillsConfig(AppConfig):
    name = "sameboat.skills"
    label = "skills"
