"""Static files as they are served: fingerprinted, compressed, one stylesheet for each surface.

Stylesheets stay apart in the source. Thirty of them on a page more than doubled the time to the
first paint, so that collecting joins them; nothing else is built.
"""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from deskbell.ui import assets


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """What `STORAGES["staticfiles"]` names in production."""

    joins_stylesheets = True

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str | None, Any]]:
        if not dry_run:
            for surface, sheets in assets.stylesheets_by_surface().items():
                name = assets.joined(surface)
                self.delete(name)
                self.save(name, ContentFile(self._join([s for s in sheets if s in paths])))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _join(self, sheets: list[str]) -> bytes:
        """Relative addresses hold, since only stylesheets in the folder joined into have any."""
        parts = []
        for sheet in sheets:
            with self.open(sheet) as file:
                parts.append(file.read())
        return b"\n".join(parts)
