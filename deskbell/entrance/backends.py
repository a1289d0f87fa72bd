"""Who is let in with a password, and who may stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.auth_backends import AuthenticationBackend

from deskbell.people import policies, queries

if TYPE_CHECKING:
    from deskbell.people.models import Person


class KnownPeople(AuthenticationBackend):  # type: ignore[misc]
    """People somebody vouched for, by their first mail address.

    Django asks on each request whether whoever signed in may still do so: a person who leaves, or
    is merged into another, is signed out everywhere at once.
    """

    def _authenticate_by_email(self, email: str, password: str) -> Any:
        return self._check_password(queries.person_who_signs_in(email), password)

    def get_user(self, user_id: Any) -> Any:
        person = queries.person_signed_in(int(user_id))
        return person if person and self.user_can_authenticate(person) else None

    def user_can_authenticate(self, user: Person) -> bool:  # type: ignore[override]
        return policies.may_sign_in(user)
