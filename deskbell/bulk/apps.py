from django.apps import AppConfig


class Bulk(AppConfig):
    name = "deskbell.bulk"
