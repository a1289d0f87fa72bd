"""A document of fields as a form: one part for each field, and room for more."""

from __future__ import annotations

from typing import Any

from deskbell.control.own_fields.rows import FieldForm, shown
from deskbell.control.publishing.documents import ContentForm
from deskbell.fields.decisions import RESERVED, Definitions, definition_in, faults_in, in_document
from deskbell.fields.queries import every_field
from deskbell.kernel.actors import SYSTEM
from deskbell.people import queries as people
from deskbell.ui.numbers import whole

#: Parts for new fields, and how many there can be at all.
ROOM, MOST = 2, 100


class FieldsForm(ContentForm):
    """What a draft says."""

    def __init__(self, *args: Any, content: Any, **options: Any) -> None:
        super().__init__(*args, content=content, **options)
        teams = [(str(team.pk), f"{team} · {team.desk}") for team in people.teams_for(SYSTEM)]
        listed = content["fields"]
        known = {**every_field(), **in_document(content)}
        begun = [shown(stored, known) for stored in listed]
        many = len(listed) + ROOM
        if self.is_bound:
            many = min(whole(self.data.get("rows", "")) or 0, MOST)
        self.rows = [
            FieldForm(
                self.data if self.is_bound else None,
                prefix=f"field-{n}",
                teams=teams,
                initial={"place": n + 1, **(begun[n] if n < len(begun) else {"is_internal": True})},
            )
            for n in range(many)
        ]

    def clean(self) -> dict[str, Any]:
        """Every part, and then all of them together."""
        self._found: list[dict[str, Any]] = []
        # Each is asked: all that is wrong is shown at once.
        faulty = [row for row in self.rows if not row.is_valid()]
        if faulty:
            self.add_error(None, "")
            return {}
        there = [(n, row) for n, row in enumerate(self.rows) if row.is_there]
        there.sort(key=lambda pair: _place_of(*pair))
        rows = [row for _n, row in there]
        self._found = [row.stored() for row in rows]
        definitions = self._definitions()
        for row, stored in zip(rows, self._found, strict=True):
            row.complete(stored, definitions)
        by_key = {stored["key"]: row for row, stored in zip(rows, self._found, strict=True)}
        for fault in faults_in(self.content(), known=every_field(), reserved=RESERVED):
            row = by_key.get(fault.field) or rows[(whole(fault.field) or 1) - 1]
            row.add_error(fault.part if fault.part in row.fields else None, str(fault.why))
        if any(row.errors for row in rows):
            self.add_error(None, "")
        return {}

    def _definitions(self) -> Definitions:
        mine = {stored["key"]: definition_in(stored) for stored in self._found}
        return {**every_field(), **mine}

    def content(self) -> Any:
        return {"fields": self._found}


def _place_of(n: int, row: FieldForm) -> tuple[int, int, int]:
    """Where a part goes: before whatever stood there if it goes up, after it if it goes down."""
    place = row.cleaned_data["place"] or n + 1
    return place, (place > n + 1) - (place < n + 1), n
