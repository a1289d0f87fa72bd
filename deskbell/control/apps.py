from django.apps import AppConfig


class Control(AppConfig):
    name = "deskbell.control"

    def ready(self) -> None:
        from deskbell.control.offers import offers
        from deskbell.ui import palette

        palette.offer_from(offers)
