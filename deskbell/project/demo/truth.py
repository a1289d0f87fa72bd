"""The truth: what each case really is, kept beside the product and never in it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from deskbell.project.demo.past import Past


def write_truth(past: Past, path: Path) -> None:
    """Write the truth of every case as JSON lines, by the number of its ticket."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".part")
    with fresh.open("w", encoding="utf-8") as file:
        for day in past.plan():
            for planned in day:
                if planned.truth is not None:
                    told = {"number": planned.number, **asdict(planned.truth)}
                    file.write(json.dumps(told, ensure_ascii=False) + "\n")
    fresh.replace(path)
