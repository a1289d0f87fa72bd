"""deskbell manage: Django's own commands, with the desk's database answering."""

from __future__ import annotations

import os
import warnings

import click

from deskbell.project import desk, environment

# These look at code alone; for them no server is started.
WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "makemigrations",
    "version",
}


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands, such as migrate or shell.

    Where no desk is running, the embedded PostgreSQL is started for as long as the command takes.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deskbell.project.settings")
    from django.core.management import ManagementUtility

    command = ManagementUtility(["deskbell manage", *arguments])
    elsewhere = bool(os.environ.get("DATABASE_URL"))
    warnings.filterwarnings("ignore", "Got an error checking a consistent migration history")
    if not arguments or arguments[0] in WITHOUT_DATABASE | {"--help", "-h"}:
        command.execute()
    else:
        with desk.database(environment.data_folder(), own=elsewhere):
            command.execute()
