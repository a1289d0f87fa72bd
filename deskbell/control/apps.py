from django.apps import AppConfig


class Control(AppConfig):
    name = "deskbell.control"
