from django.apps import AppConfig


class Schedules(AppConfig):
    name = "deskbell.schedules"
