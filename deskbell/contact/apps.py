from django.apps import AppConfig


class Contact(AppConfig):
    name = "deskbell.contact"
