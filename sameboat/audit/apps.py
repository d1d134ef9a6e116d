from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "sameboat.audit"
    label = "audit"
