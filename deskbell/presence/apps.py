from django.apps import AppConfig


class Presence(AppConfig):
    name = "deskbell.presence"
