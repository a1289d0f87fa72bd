from django.apps import AppConfig


class Satisfaction(AppConfig):
    name = "deskbell.satisfaction"
