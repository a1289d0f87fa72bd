from django.apps import AppConfig


class Macros(AppConfig):
    name = "deskbell.macros"

    def ready(self) -> None:
        """A macro is one more thing to do to many tickets, with a way back of its own."""
        from deskbell.bulk import operations as bulk
        from deskbell.macros.events import MacroRan
        from deskbell.macros.operations import run_as_bulk, take_back_as_bulk

        bulk.offer("macro", run_as_bulk, back=(MacroRan, take_back_as_bulk))
