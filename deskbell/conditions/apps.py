from django.apps import AppConfig
from django.db.models import CharField, TextField
from django.db.models.functions import Lower


class Conditions(AppConfig):
    name = "deskbell.conditions"

    def ready(self) -> None:
        """Text is compared in small letters: `subject__lower__contains`."""
        for kind in (CharField, TextField):
            kind.register_lookup(Lower)
