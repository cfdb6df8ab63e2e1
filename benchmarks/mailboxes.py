#!/usr/bin/env python3
"""Writes a configuration with many mailboxes, each with a few messages, to measure with.

Every mailbox is an mbox file, or with --dovecot a user of a Dovecot whose configuration is written
next to it (start it with: dovecot -c FOLDER/dovecot.conf).
"""

import argparse
import os
import pathlib
import pwd

MESSAGE = """From customer@customer{box}.example Mon Jan  5 10:00:00 2026
Message-ID: <{box}.{number}@customer{box}.example>
From: Customer {box} <customer@customer{box}.example>
To: user{box}@firm.example
Subject: Question {number} of customer {box}
Date: Mon, 5 Jan 2026 10:{number:02}:00 +0000

Hello, this is question {number}.

"""

DOVECOT = """base_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
first_valid_uid = 0
mail_max_userip_connections = 0
mail_location = mbox:{folder}/home/%u:INBOX={folder}/mail/%u.mbox
default_process_limit = {processes}
default_client_limit = {clients}
passdb {{
  driver = static
  args = nopassword=y
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home/%u
}}
service imap-login {{
  chroot =
  service_count = 0
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


def main():
    options = read_options()
    folder = options.folder.resolve()
    (folder / "mail").mkdir(parents=True)
    for box in range(options.mailboxes):
        messages = (MESSAGE.format(box=box, number=n) for n in range(options.messages))
        (folder / "mail" / f"m{box}.mbox").write_text("".join(messages))
    (folder / "mailpromoter.yaml").write_text(configuration(options))
    if options.dovecot:
        (folder / "dovecot.conf").write_text(dovecot(folder, options))
    print(folder / "mailpromoter.yaml")


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path, help="a new folder for all of it")
    parser.add_argument("--mailboxes", type=int, default=1000)
    parser.add_argument("--messages", type=int, default=3, help="in each mailbox, below 60")
    parser.add_argument("--dovecot", action="store_true", help="IMAP instead of files")
    parser.add_argument("--port", type=int, default=10143, help="of Dovecot")
    return parser.parse_args()


def configuration(options):
    lines = ["storage:", "  file: mailpromoter.db", "servers:", "  office:"]
    if options.dovecot:
        lines += ["    connector: imap", "    host: 127.0.0.1", f"    port: {options.port}"]
        lines += ["    security: insecure-plain"]
    else:
        lines += ["    connector: file"]
    lines.append("mailboxes:")
    for box in range(options.mailboxes):
        lines += [f"  m{box}:", "    server: office", f"    owner: user{box}"]
        if options.dovecot:
            lines += [f"    username: m{box}", "    password: any"]
        else:
            lines += [f"    path: mail/m{box}.mbox"]
    lines.append("users:")
    for box in range(options.mailboxes):
        lines.append(f"  user{box}: {{name: User {box}, addresses: [user{box}@firm.example]}}")
    return "\n".join(lines) + "\n"


def dovecot(folder, options):
    me = pwd.getpwuid(os.getuid())
    return DOVECOT.format(
        folder=folder,
        user=me.pw_name,
        group=me.pw_gid and me.pw_name or "root",
        uid=me.pw_uid,
        gid=me.pw_gid,
        port=options.port,
        processes=2 * options.mailboxes + 100,
        clients=8 * options.mailboxes + 1000,
    )


if __name__ == "__main__":
    main()
