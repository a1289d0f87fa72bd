from django.apps import AppConfig


class Calls(AppConfig):
    name = "deskbell.calls"
