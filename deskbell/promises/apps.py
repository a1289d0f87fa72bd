from django.apps import AppConfig


class Promises(AppConfig):
    name = "deskbell.promises"

    def ready(self) -> None:
        from deskbell.promises import queries

        queries.offer_fields()
