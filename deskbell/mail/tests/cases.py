"""The cases in `data/*.toml`: mails with what should be read in them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parent / "data"


def cases(name: str) -> list[Any]:
    """The cases of one file, as parameters named after themselves."""
    with (DATA / f"{name}.toml").open("rb") as file:
        found = tomllib.load(file)["case"]
    assert len({case["name"] for case in found}) == len(found), f"two cases of {name} share a name"
    return [pytest.param(case, id=case["name"]) for case in found]


def mail(raw: str) -> bytes:
    """A case's mail as bytes."""
    return raw.lstrip("\n").encode("utf-8")
