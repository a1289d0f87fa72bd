"""Handing a mail to a service: the ones django-anymail knows, the mail catcher, or a test's box."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from email.encoders import encode_base64
from email.headerregistry import Address
from email.message import EmailMessage
from email.mime.base import MIMEBase
from typing import TYPE_CHECKING, Any

from anymail import exceptions as anymail
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from deskbell.channels.decisions import Answer, Verdict, answer_of

if TYPE_CHECKING:
    from deskbell.channels.operations._carrying import Letter

#: What a service says about a recipient; all else it says means that it has the mail.
REFUSED = ("invalid", "rejected", "failed")

#: HTTP replies by which a service says that it has not taken the mail, and will not.
FOR_GOOD = (400, 404, 405, 406, 409, 410, 411, 413, 414, 415, 422)
#: … that it has not taken it now: our account, or too much at once.
FOR_NOW = (401, 402, 403, 408, 425, 429, 503)

HEADERS_OF_THEIR_OWN = frozenset(
    [
        "from",
        "to",
        "cc",
        "reply-to",
        "subject",
        "date",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
    ]
)


class ServiceCarrier:
    """Carries by one of Django's mail backends."""

    def __init__(self, backend: BaseEmailBackend) -> None:
        self._backend = backend

    def carry(self, letter: Letter, leaving: Callable[[], None]) -> dict[str, Answer]:
        mail = Enveloped(letter)
        try:
            # A session is opened before the mail leaves, so that what fails here is only late.
            self._backend.open()
        except Exception as trouble:
            return _all(letter.to, Answer(Verdict.DELAYED, _said(trouble), reached=False))
        leaving()
        try:
            taken = self._backend.send_messages([mail])
        except anymail.AnymailRecipientsRefused:
            return _answers(mail, letter.to)
        except Exception as trouble:
            return _all(letter.to, _answer_to(trouble))
        if not taken:
            return _all(letter.to, Answer(Verdict.DELAYED, "Nobody took the mail."))
        return _answers(mail, letter.to)

    def close(self) -> None:
        self._backend.close()


class Enveloped(EmailMultiAlternatives):
    """A composed mail in the form Django's backends take. Its bytes are the composed ones."""

    def __init__(self, letter: Letter) -> None:
        composed = letter.mail
        to, cc = _still_for(composed["To"], letter.to), _still_for(composed["Cc"], letter.to)
        super().__init__(
            subject=str(composed["Subject"]),
            body=_body(composed, "plain"),
            from_email=str(composed["From"]),
            to=to or cc,
            cc=cc if to else [],
            reply_to=[str(one) for one in _addresses(composed["Reply-To"])],
            headers={
                name: str(value)
                for name, value in composed.items()
                if name.lower() not in HEADERS_OF_THEIR_OWN
            },
        )
        self.attach_alternative(_body(composed, "html"), "text/html")
        for part in composed.walk():
            if part.get_content_disposition() in ("attachment", "inline"):
                self.attach(_as_attachment(part))
        self._composed = composed
        self._envelope = list(letter.to)

    def message(self, *arguments: Any, **options: Any) -> Any:
        return self._composed

    def recipients(self) -> list[str]:
        return self._envelope


def _answers(mail: EmailMultiAlternatives, recipients: Iterable[str]) -> dict[str, Answer]:
    status = getattr(mail, "anymail_status", None)
    known = {one.lower(): said for one, said in (status.recipients if status else {}).items()}
    return {one: _answer(known.get(one.lower())) for one in recipients}


def _answer(said: Any) -> Answer:
    if said is None:
        return Answer(Verdict.ACCEPTED, "")
    words = f"{said.status} ({said.message_id})" if said.message_id else str(said.status)
    return Answer(Verdict.FAILED if said.status in REFUSED else Verdict.ACCEPTED, words)


def _answer_to(trouble: Exception) -> Answer:
    """What an error of a service means: only what it says itself is certain."""
    code = getattr(trouble, "status_code", None)
    if isinstance(trouble, ValueError) or code in FOR_GOOD:
        return Answer(Verdict.FAILED, _said(trouble), code=code)
    if code in FOR_NOW:
        return Answer(Verdict.DELAYED, _said(trouble), code=code)
    if _was_never_connected(trouble):
        return Answer(Verdict.DELAYED, _said(trouble), reached=False)
    return Answer(Verdict.UNCERTAIN, _said(trouble), code=code)


def _was_never_connected(trouble: BaseException | None) -> bool:
    while trouble is not None:
        if type(trouble).__name__ in ("ConnectTimeout", "NewConnectionError", "SSLError"):
            return True
        reason = getattr(trouble.args[0], "reason", None) if trouble.args else None
        trouble = trouble.__cause__ or (reason if isinstance(reason, BaseException) else None)
    return False


def _said(trouble: BaseException) -> str:
    return answer_of(-1, str(trouble) or type(trouble).__name__).words


def _addresses(header: Any) -> tuple[Address, ...]:
    return tuple(getattr(header, "addresses", ()))


def _still_for(header: Any, envelope: tuple[str, ...]) -> list[str]:
    return [str(one) for one in _addresses(header) if one.addr_spec in envelope]


def _body(composed: EmailMessage, kind: str) -> str:
    part = composed.get_body((kind,))
    return str(part.get_content()) if part else ""


def _as_attachment(part: Any) -> MIMEBase:
    attachment = MIMEBase(part.get_content_maintype(), part.get_content_subtype())
    attachment.set_payload(part.get_payload(decode=True))
    encode_base64(attachment)
    attachment.add_header(
        "Content-Disposition", part.get_content_disposition(), filename=part.get_filename()
    )
    if part["Content-ID"]:
        attachment["Content-ID"] = str(part["Content-ID"])
    return attachment


def _all(recipients: Iterable[str], answer: Answer) -> dict[str, Answer]:
    return dict.fromkeys(recipients, answer)
