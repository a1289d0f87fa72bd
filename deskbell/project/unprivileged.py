"""The account PostgreSQL runs under: ours, or where we are root, one without rights."""

from __future__ import annotations

import os
import pwd
import shutil
import stat
import struct
import subprocess
from typing import TYPE_CHECKING, Any

from deskbell.project.trouble import Trouble

if TYPE_CHECKING:
    from pathlib import Path

NAME = "deskbell"
ACL = "system.posix_acl_access"
ACL_HEADER = struct.pack("<I", 2)
OWNER, ONE_USER, GROUP, MASK, OTHERS = 0x01, 0x02, 0x04, 0x10, 0x20
NOBODY_IN_PARTICULAR = 0xFFFFFFFF


class NoWayThrough(Trouble):
    """A folder keeps out the account PostgreSQL must run under; the message says what to do."""


def account(owned: Path) -> pwd.struct_passwd | None:
    """Who shall run the server whose data lie in `owned`: None means whoever we are."""
    if os.geteuid() != 0:
        return None
    if owned.exists() and (uid := owned.stat().st_uid) != 0:
        return pwd.getpwuid(uid)
    return _known(NAME) or _made() or _known("postgres") or pwd.getpwnam("nobody")


def running_as(who: pwd.struct_passwd | None) -> dict[str, Any]:
    """What `subprocess` needs so that a program runs as `who` and sees nothing of ours."""
    quiet = {"PATH": os.defpath, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    if who is None:
        return {"env": quiet, "cwd": "/"}
    return {"env": quiet, "cwd": "/", "user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def own(path: Path, who: pwd.struct_passwd | None) -> None:
    """Let `path` belong to `who` alone."""
    if who is not None:
        os.chown(path, who.pw_uid, who.pw_gid)
    path.chmod(0o700)


def let_through(path: Path, who: pwd.struct_passwd | None) -> None:
    """Let `who` reach `path`: each folder above it is opened to that account, no other."""
    if who is None:
        return
    for folder in reversed(path.resolve().parents):
        if not _may_pass(folder, who):
            try:
                os.setxattr(folder, ACL, _with_passage(folder, who.pw_uid))
            except OSError as why:
                raise NoWayThrough(
                    f"PostgreSQL cannot run as root, and {who.pw_name} may not pass {folder}. "
                    f"Run Deskbell as a user of its own, or move it, or say chmod o+x {folder}."
                ) from why


def let_read(tree: Path) -> None:
    """Let everybody who gets there read `tree`, and run what its owner may run."""
    for path in (tree, *tree.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | (mode & 0o500) >> 3 | (mode & 0o500) >> 6)


def _known(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _made() -> pwd.struct_passwd | None:
    useradd = shutil.which("useradd", path=f"{os.defpath}:/usr/sbin:/sbin")
    if useradd is None:
        return None
    command = [useradd, "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", NAME]
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603
    return _known(NAME)


def _may_pass(folder: Path, who: pwd.struct_passwd) -> bool:
    state = folder.stat()
    if state.st_uid == who.pw_uid:
        return bool(state.st_mode & stat.S_IXUSR)
    for tag, rights, uid in _acl(folder):
        if (tag, uid) == (ONE_USER, who.pw_uid):
            return bool(rights & 1)
    if state.st_gid == who.pw_gid:
        return bool(state.st_mode & stat.S_IXGRP)
    return bool(state.st_mode & stat.S_IXOTH)


def _acl(folder: Path) -> list[tuple[int, int, int]]:
    """Who has which rights on `folder`, as they come out under the mask. Without a list: none."""
    try:
        raw = os.getxattr(folder, ACL)
    except OSError:
        return []
    entries = list(struct.iter_unpack("<HHI", raw[len(ACL_HEADER) :]))
    mask = next((rights for tag, rights, _ in entries if tag == MASK), 7)
    return [
        (tag, rights if tag in (OWNER, OTHERS) else rights & mask, who)
        for tag, rights, who in entries
        if tag != MASK
    ]


def _with_passage(folder: Path, uid: int) -> bytes:
    mode = folder.stat().st_mode
    entries = _acl(folder) or [
        (OWNER, mode >> 6 & 7, NOBODY_IN_PARTICULAR),
        (GROUP, mode >> 3 & 7, NOBODY_IN_PARTICULAR),
        (OTHERS, mode & 7, NOBODY_IN_PARTICULAR),
    ]
    entries = [entry for entry in entries if entry[::2] != (ONE_USER, uid)]
    entries.append((ONE_USER, 1, uid))
    mask = 0
    for tag, rights, _ in entries:
        if tag not in (OWNER, OTHERS):
            mask |= rights
    entries.append((MASK, mask, NOBODY_IN_PARTICULAR))
    return ACL_HEADER + b"".join(struct.pack("<HHI", *entry) for entry in sorted(entries))
