from django.apps import AppConfig


class Diagnosis(AppConfig):
    name = "deskbell.diagnosis"
