from django.apps import AppConfig


class Shifts(AppConfig):
    name = "deskbell.shifts"
