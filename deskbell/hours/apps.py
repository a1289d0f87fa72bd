from django.apps import AppConfig


class Hours(AppConfig):
    name = "deskbell.hours"
