from django.apps import AppConfig


class Live(AppConfig):
    name = "deskbell.live"

    def ready(self) -> None:
        from deskbell.live import reactions  # noqa: F401
