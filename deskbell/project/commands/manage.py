"""deskbell manage: Django's own commands."""

from __future__ import annotations

import os
import sys

import click


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands, such as migrate or shell."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deskbell.project.settings")
    from django.core.management import ManagementUtility

    ManagementUtility([f"{os.path.basename(sys.argv[0])} manage", *arguments]).execute()
