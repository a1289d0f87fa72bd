"""The catalogues as files: `.po` for people, and beside it the `.mo` made of it for Django."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LOCALE = Path(__file__).resolve().parents[2] / "locale"


def languages() -> list[str]:
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def path_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, domain="django", abort_invalid=True)


def write(language: str, catalogue: Catalog) -> None:
    """In the order of the files that say it, and without line numbers: they change too often."""
    with path_of(language).open("wb") as file:
        write_po(
            file,
            catalogue,
            width=100,
            sort_by_file=True,
            include_lineno=False,
            ignore_obsolete=True,
        )
    path_of(language).with_suffix(".mo").write_bytes(_compiled(catalogue))


def is_compiled(language: str) -> bool:
    """Whether Django says what the `.po` says."""
    compiled = path_of(language).with_suffix(".mo")
    return compiled.exists() and compiled.read_bytes() == _compiled(read(language))


def _compiled(catalogue: Catalog) -> bytes:
    into = BytesIO()
    write_mo(into, catalogue)
    return into.getvalue()
