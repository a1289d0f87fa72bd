from django.apps import AppConfig


class Drafts(AppConfig):
    name = "deskbell.drafts"
