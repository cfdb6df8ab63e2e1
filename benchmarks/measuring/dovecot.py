"""A Dovecot on loopback that serves one Maildir."""
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

from measuring.process import need

USER, PASSWORD = "alice@example.test", "secret"

CONFIGURATION = """
base_dir = {dir}/run
state_dir = {dir}/state
log_path = {dir}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:{maildir}:INDEX={dir}/home/index:CONTROL={dir}/home/control
first_valid_uid = 1
mail_max_userip_connections = 0
{users}passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {dir}/etc/users
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner} home={dir}/home allow_all_users=yes
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


def held_port():
    """A port that nobody else gets: the socket is bound and does not listen, so that a server may (Linux)."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    return held


class Dovecot:
    """Serves a Maildir from the moment it is made until ``stop``; ``with`` stops it."""

    def __init__(self, work, maildir):
        need("dovecot", "apt-get install dovecot-imapd")
        self.dir = work / "dovecot"
        shutil.rmtree(self.dir, ignore_errors=True)
        for name in ("run", "state", "etc", "home"):
            (self.dir / name).mkdir(parents=True)
        self.held = held_port()
        self.port = self.held.getsockname()[1]
        self._configure(work, maildir)
        subprocess.run(["dovecot", "-c", self.dir / "etc/dovecot.conf"], check=True)
        self._await_start()

    def _configure(self, work, maildir):
        root = os.getuid() == 0
        owner = "mail" if root else os.environ.get("USER", "nobody")
        users = "" if root else f"default_internal_user = {owner}\ndefault_login_user = {owner}\n"
        (self.dir / "etc/users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
        (self.dir / "etc/dovecot.conf").write_text(CONFIGURATION.format(
            dir=self.dir, maildir=maildir, users=users, owner=owner, port=self.port))
        if root:
            subprocess.run(["chown", "-R", "mail:mail", self.dir / "home", maildir], check=True)
            for parent in [self.dir / "home", *maildir.parents]:
                if str(parent).startswith(str(work)):
                    parent.chmod(0o755)

    def _await_start(self):
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        sys.exit(f"Dovecot did not start: see {self.dir}/dovecot.log")

    def warm(self):
        """Every header and body is read once, so that all who are measured find the same caches."""
        with socket.create_connection(("127.0.0.1", self.port)) as s, s.makefile("rwb") as f:
            f.readline()
            for line in (f"a LOGIN {USER} {PASSWORD}", "b EXAMINE INBOX", "c UID SEARCH ALL",
                         "d FETCH 1:* BODY.PEEK[HEADER]", "e FETCH 1:* (RFC822.SIZE INTERNALDATE)", "f LOGOUT"):
                f.write(line.encode() + b"\r\n")
                f.flush()
                while not f.readline().startswith(line[:2].encode()):
                    pass

    def bytes_out(self):
        """What the last session that logged out had read, from Dovecot's own log."""
        time.sleep(0.3)
        found = re.findall(r"Logged out in=(\d+) out=(\d+)", (self.dir / "dovecot.log").read_text())
        return int(found[-1][1]) if found else -1

    def stop(self):
        try:
            os.kill(int((self.dir / "run/master.pid").read_text()), signal.SIGTERM)
        except (FileNotFoundError, ProcessLookupError):
            pass
        self.held.close()

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.stop()
