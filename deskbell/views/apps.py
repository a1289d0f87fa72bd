from django.apps import AppConfig


class Views(AppConfig):
    name = "deskbell.views"
