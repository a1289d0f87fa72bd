from django.apps import AppConfig


class Sla(AppConfig):
    name = "deskbell.sla"
