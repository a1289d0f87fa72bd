"""`bin/translations`: bring the catalogues up to date, and list what they lack."""

import sys

from babel.messages.catalog import Catalog

from deskbell.testing.catalogues import files
from deskbell.testing.catalogues.faults import faults
from deskbell.testing.catalogues.gathering import gathered


def main(*, is_check: bool) -> int:
    source = gathered()
    lacking = 0
    for language in files.languages():
        catalogue = files.read(language)
        for fault in _of(language, catalogue, source, is_check=is_check):
            print(f"translations: {language}: {fault}", file=sys.stderr)
            lacking += 1
    return 1 if lacking else 0


def _of(language: str, catalogue: Catalog, source: Catalog, *, is_check: bool) -> list[str]:
    known = {(message.context, message.id) for message in catalogue if message.id}
    wanted = {(message.context, message.id) for message in source if message.id}
    stale = []
    if not is_check:
        catalogue.update(source, no_fuzzy_matching=True, update_creation_date=False)
        files.write(language, catalogue)
    elif known != wanted or not files.is_compiled(language):
        stale = ["is not up to date. Run bin/translations."]
    return stale + [
        f"“{message.id if isinstance(message.id, str) else message.id[0]}” {fault}"
        for message in catalogue
        if message.id
        for fault in faults(message, catalogue.num_plurals)
    ]


sys.exit(main(is_check="--check" in sys.argv))
