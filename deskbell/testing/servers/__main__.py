"""Mail servers to play with by hand: started, described, and stopped by Ctrl-C."""

import signal
import tempfile
from pathlib import Path

from deskbell.testing.servers import MailServers


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="deskbell-mail-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        # SIGTERM ends it as Ctrl-C does, with everything stopped and removed.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        servers = MailServers.start(home)
        try:
            print(f"SMTP        localhost:{servers.smtp_port} (any sender, no sign-in)")
            print(f"submission  localhost:{servers.submission_port} (STARTTLS, sign in)")
            print(f"IMAPS       localhost:{servers.imaps_port}")
            print(f"IMAP        localhost:{servers.imap_port}")
            print("mailboxes   every address at desk.test and client.test, but for nobody@…")
            print(f"password    {servers.password}")
            print(f"trust       {servers.ca_file}", flush=True)
            signal.pause()
        except KeyboardInterrupt:
            print("Stopping.")
        finally:
            servers.stop()


if __name__ == "__main__":
    main()
