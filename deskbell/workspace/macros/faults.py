"""What is wrong with a macro, in words, beside the field it is wrong in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from deskbell.macros.decisions import Gap, Problem


def tell_in(form: Any, gaps: Iterable[Gap]) -> None:
    """Put each gap to its field, or above the form where it has none."""
    for gap in gaps:
        name = gap.where.replace("texts.", "text_").replace(".", "_")
        form.add_error(name if name in form.fields else None, in_words(gap))


def in_words(gap: Gap) -> str:
    return str(gap.why) if gap.problem is None else _said(gap.problem)


def _said(problem: Problem) -> str:
    told = {"line": problem.line, "mark": problem.mark, "like": f"{{{{{problem.like}}}}}"}
    if problem.is_open:
        return _("Line %(line)s: %(mark)s is not closed. A variable ends with }}.") % told
    if problem.like:
        return _("Line %(line)s: nobody knows %(mark)s. Is %(like)s meant?") % told
    return _("Line %(line)s: nobody knows %(mark)s.") % told
