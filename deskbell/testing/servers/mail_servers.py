"""Postfix, Dovecot and a reluctant third server, wired together on loopback for one test run."""

import ssl
import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from email.header import Header
from pathlib import Path
from typing import Self

from imap_tools import MailBox, MailMessage

from deskbell.testing.servers import dovecot, postfix
from deskbell.testing.servers.certificates import make_certificates
from deskbell.testing.servers.dovecot import DovecotPorts
from deskbell.testing.servers.installing import CannotServe, find, make_ready
from deskbell.testing.servers.postfix import PostfixPorts
from deskbell.testing.servers.processes import Process, free_ports
from deskbell.testing.servers.reluctant import Reluctant
from deskbell.testing.servers.waiting import NoSuchMail, wait_for_mail

PASSWORD = "open-sesame"
BUSY = "451 4.2.1 The mailbox is busy, try again later"
REFUSED = "550 5.7.1 We take no mail from you"


@dataclass(frozen=True)
class Submission:
    """What a mail client is told about outgoing mail: STARTTLS on `port`, then sign in."""

    host: str
    port: int
    user: str
    password: str
    ca_file: Path


class MailServers:
    """Real mail servers for the domains desk.test (the desk) and client.test (its requesters).

    Every address of both has a mailbox, made by its first mail or sign-in, but for nobody: Dovecot
    refuses nobody@client.test and the like (550) after Postfix took the mail, so a bounce comes
    back. busy@client.test is answered 451, and every address at refuse.client.test 550, until a
    test says otherwise in `answers`. No mail leaves the machine.
    """

    host = "localhost"
    password = PASSWORD

    def __init__(self, home: Path, *, ports: list[int]) -> None:
        self.home = home
        self.smtp_port, self.submission_port, self.imap_port, self.imaps_port = ports[:4]
        self.lmtp_port, self.reluctant_port = ports[4:]
        self.certificates = make_certificates(home)
        self.ca_file = self.certificates.authority
        answers = {"busy@client.test": BUSY, "refuse.client.test": REFUSED}
        self.reluctant = Reluctant(
            port=self.reluctant_port, lmtp_port=self.lmtp_port, answers=answers
        )
        self.processes: list[Process] = []
        self._running = ExitStack()

    @classmethod
    def start(cls, tmp: Path) -> Self:
        """Install what is missing, and start everything below `tmp`.

        Raises `CannotServe` if this machine can not, `DidNotStart` if a server will not.
        """
        make_ready()
        require_reachable(tmp)
        servers = cls(tmp, ports=free_ports(6))
        with servers._running:
            servers._start()
            servers._running = servers._running.pop_all()
        return servers

    def _start(self) -> None:
        self.reluctant.start()
        self._running.callback(self.reluctant.stop)
        socket = postfix.prepare(self.home / "postfix")
        self._keep(
            dovecot.start(
                self.home / "dovecot",
                DovecotPorts(self.imap_port, self.imaps_port, self.lmtp_port),
                self.certificates,
                password=self.password,
                sasl_socket=socket,
            )
        )
        self._keep(
            postfix.start(
                self.home / "postfix",
                PostfixPorts(
                    self.smtp_port, self.submission_port, self.lmtp_port, self.reluctant_port
                ),
                self.certificates,
            )
        )

    def _keep(self, process: Process) -> None:
        self.processes.append(process)
        self._running.callback(process.stop)

    def stop(self) -> None:
        """Stop what was started, last first. Nothing else on the machine is touched."""
        self._running.close()

    @property
    def answers(self) -> dict[str, str]:
        """What the reluctant server says, by address or domain. Change it, or take one away."""
        return self.reluctant.answers

    def submission(self, user: str) -> Submission:
        """How `user` sends mail with a password, as a mail client or the desk would."""
        return Submission(self.host, self.submission_port, user, self.password, self.ca_file)

    def access_token(self, user: str, *, lasts: int = 3600) -> str:
        """A token for XOAUTH2 at the IMAP doors, good for `lasts` seconds."""
        return dovecot.access_token(user, lasts=lasts)

    def swaks(self, from_: str, to: str, subject: str, body: str, *extra: str) -> str:
        """Send a mail with swaks (further options in `extra`) and return the SMTP transcript.

        Raises `subprocess.CalledProcessError` with the transcript if Postfix refuses.
        """
        command = [find("swaks") or "swaks", "--server", "127.0.0.1", "--port", str(self.smtp_port)]
        command += ["--from", from_, "--to", to, "--body", body]
        command += ["--header", f"Subject: {subject if subject.isascii() else Header(subject)}"]
        if not any(option.startswith("--attach") for option in extra):
            command += ["--add-header", "MIME-Version: 1.0"]
            command += ["--add-header", "Content-Type: text/plain; charset=utf-8"]
        result = subprocess.run(
            [*command, *extra], capture_output=True, text=True, timeout=60, check=False
        )
        transcript = result.stdout + result.stderr
        if result.returncode:
            raise subprocess.CalledProcessError(result.returncode, "swaks", transcript)
        return transcript

    def inbox(self, user: str, folder: str = "INBOX") -> MailBox:
        """The mailbox of `user`, signed in over TLS. Leaving its `with` block signs out."""
        trust = ssl.create_default_context(cafile=str(self.ca_file))
        mailbox = MailBox(self.host, self.imaps_port, ssl_context=trust)
        try:
            mailbox.login(user, self.password, folder)
        except Exception:
            mailbox.client.shutdown()
            raise
        return mailbox

    def wait_for_mail(
        self, user: str, predicate: Callable[[MailMessage], bool], timeout: float = 20
    ) -> MailMessage:
        """The first mail of `user` that fits, as soon as it is there. Raises `NoSuchMail`."""
        with self.inbox(user) as mailbox:
            try:
                return wait_for_mail(mailbox, predicate, timeout=timeout)
            except NoSuchMail as absence:
                raise NoSuchMail(f"{user}: {absence}\n{self.last_words()}") from None

    def last_words(self) -> str:
        """The ends of the servers' logs, for the message of a failing test."""
        return "\n".join(process.last_words() for process in self.processes)


def require_reachable(folder: Path) -> None:
    """Postfix's and Dovecot's own users must be able to walk to `folder`. Raises `CannotServe`."""
    for step in [folder, *folder.parents]:
        if not step.stat().st_mode & 0o001:
            raise CannotServe(f"{step} lets other users not pass, so servers cannot live in it.")
