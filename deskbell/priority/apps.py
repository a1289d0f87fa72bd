from django.apps import AppConfig


class Priority(AppConfig):
    name = "deskbell.priority"
