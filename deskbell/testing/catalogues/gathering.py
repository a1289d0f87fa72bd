"""Everything the source says in words that can be translated."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[2]
#: Nobody reads what these say on a page, or it is the words of a person of the demo.
SILENT = re.compile(r"/(tests|migrations|testing|vendor|demo)/")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def gathered() -> Catalog:
    """Every text in English, with the files that say it."""
    found = Catalog(fuzzy=False)
    for path in sorted(_sources()):
        name = str(path.relative_to(PACKAGE))
        for line, message, comments, context in extract(
            "python", _as_python(path), KEYWORDS, ("Translators:",), {}
        ):
            found.add(message, None, [(name, line)], auto_comments=list(comments), context=context)
    return found


def _sources() -> Iterator[Path]:
    for path in PACKAGE.rglob("*"):
        is_page = path.suffix in (".html", ".txt") and "templates" in path.parts
        if (is_page or path.suffix == ".py") and not SILENT.search(f"/{path.relative_to(PACKAGE)}"):
            yield path


def _as_python(path: Path) -> BytesIO:
    """A template as calls of gettext. In brackets, since it knows nothing of indentation."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = f"({templatize(text, origin=str(path))}\n)"
    return BytesIO(text.encode())
