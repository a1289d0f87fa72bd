from django.apps import AppConfig


class Entrance(AppConfig):
    name = "deskbell.entrance"
