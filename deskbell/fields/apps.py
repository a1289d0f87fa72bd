from django.apps import AppConfig


class Fields(AppConfig):
    name = "deskbell.fields"
