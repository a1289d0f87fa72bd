from django.apps import AppConfig


class Entrance(AppConfig):
    name = "deskbell.entrance"

    def ready(self) -> None:
        from deskbell.entrance.offers import offers
        from deskbell.ui import palette

        palette.offer_from(offers)
