"""Real mail servers for tests: Debian's Postfix, Dovecot and swaks, on ports and folders apart.

Nothing of the machine's own mail is read or changed. `MailServers` is the whole of it; `fixture`
gives it to tests, and `python -m deskbell.testing.servers` to a person who wants to try.
"""

from deskbell.testing.servers.installing import CannotServe
from deskbell.testing.servers.mail_servers import MailServers, Submission
from deskbell.testing.servers.processes import DidNotStart
from deskbell.testing.servers.waiting import NoSuchMail

__all__ = ["CannotServe", "DidNotStart", "MailServers", "NoSuchMail", "Submission"]
