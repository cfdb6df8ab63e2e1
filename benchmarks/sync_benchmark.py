#!/usr/bin/env python3
"""Measures whole synchronizations against a real Dovecot, beside what a user would run instead.

One command:  python3 benchmarks/sync_benchmark.py --count 100000 --seed 1

It generates a mailbox (kept for later runs), fills a Dovecot on loopback, and measures in one run, in
turn: the first sync of mailpromoter, an idle sync, a sync after 100 new messages; a full pull by mbsync
without fsync; notmuch new on what mbsync pulled. Medians over --runs are printed, with ratios and goals.
"""
import argparse
import csv
import email.utils
import json
import os
import re
import resource
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
USER, PASSWORD = "alice@example.test", "secret"


def parse_arguments():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--count", type=int, default=20000, help="messages in the mailbox")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--runs", type=int, default=3)
    ap.add_argument("--heap", default="256m", help="heap of mailpromoter")
    ap.add_argument("--promote-share", type=float, default=0.2)
    ap.add_argument("--without-peers", action="store_true")
    ap.add_argument("--without-notmuch", action="store_true", help="it takes minutes for 100,000 messages")
    ap.add_argument("--exchange", action="store_true",
                    help="the same mail from the stub of an Exchange server, too (see README.md for what to build)")
    ap.add_argument("--scale", action="store_true", help="20,000 and 100,000 messages, and their ratio")
    ap.add_argument("--work", type=Path, default=Path("/tmp/mailpromoter-benchmark"))
    ap.add_argument("--generator", type=Path, default=ROOT.parent / "shared/tools/gen_mailbox.py")
    ap.add_argument("--command", type=Path,
                    default=ROOT / "app/target/distribution/mailpromoter/bin/mailpromoter")
    ap.add_argument("--json", type=Path)
    return ap.parse_args()


def need(path, hint):
    if not Path(path).exists() and not shutil.which(str(path)):
        sys.exit(f"{path} is missing: {hint}")


def generate(a, count, seed):
    folder = a.work / f"m{count}-{seed}"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        print(f"generating {count} messages ...", flush=True)
        subprocess.run([sys.executable, a.generator, "--count", str(count), "--seed", str(seed),
                        "--out", folder / "Maildir"], check=True, stdout=subprocess.DEVNULL)
        (folder / "complete").touch()
    return folder / "Maildir"


def held_port():
    """A port that nobody else gets: the socket is bound and does not listen, so that a server may (Linux)."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    return held


class Dovecot:
    def __init__(self, work, maildir):
        self.dir = work / "dovecot"
        shutil.rmtree(self.dir, ignore_errors=True)
        for name in ("run", "state", "etc", "home"):
            (self.dir / name).mkdir(parents=True)
        self.held = held_port()
        self.port = self.held.getsockname()[1]
        self.maildir = maildir
        root = os.getuid() == 0
        owner = "mail" if root else os.environ.get("USER", "nobody")
        users = "" if root else f"default_internal_user = {owner}\ndefault_login_user = {owner}\n"
        (self.dir / "etc/users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
        (self.dir / "etc/dovecot.conf").write_text(f"""
base_dir = {self.dir}/run
state_dir = {self.dir}/state
log_path = {self.dir}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:{maildir}:INDEX={self.dir}/home/index:CONTROL={self.dir}/home/control
first_valid_uid = 1
{users}passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {self.dir}/etc/users
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner} home={self.dir}/home allow_all_users=yes
}}
service imap-login {{
  inet_listener imap {{
    port = {self.port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
""")
        if root:
            subprocess.run(["chown", "-R", "mail:mail", self.dir / "home", maildir], check=True)
            for parent in [self.dir / "home", *maildir.parents]:
                if str(parent).startswith(str(work)):
                    parent.chmod(0o755)
        subprocess.run(["dovecot", "-c", self.dir / "etc/dovecot.conf"], check=True)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        sys.exit(f"Dovecot did not start: see {self.dir}/dovecot.log")

    def warm(self):
        """Every header and body is read once, so that all who are measured find the same caches."""
        import imaplib
        imap = imaplib.IMAP4("127.0.0.1", self.port)
        imap.login(USER, PASSWORD)
        imap.select("INBOX", readonly=True)
        imap.uid("SEARCH", None, "ALL")
        imap.logout()
        with socket.create_connection(("127.0.0.1", self.port)) as s:
            f = s.makefile("rwb")
            f.readline()
            for line in (f"a LOGIN {USER} {PASSWORD}", "b EXAMINE INBOX", "c FETCH 1:* BODY.PEEK[HEADER]",
                         "d FETCH 1:* (RFC822.SIZE INTERNALDATE)", "e LOGOUT"):
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


class Exchange:
    """The stub of an Exchange server; it answers as fast as it can, and is no measure of Exchange."""

    def __init__(self, maildir):
        classes = ROOT / "benchmarks/target"
        need(classes / "dependency", "build it as benchmarks/README.md says")
        self.process = subprocess.Popen(
            ["java", "-cp", f"{classes}/classes:{classes}/dependency/*",
             "org.mailpromoter.benchmarks.ExchangeServer", USER, maildir],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            sys.exit("the stub of an Exchange server did not start")

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


def measure(command, **options):
    """Wall seconds, CPU seconds of the process tree, peak memory in MB, and standard output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    out, err = process.communicate()
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode != 0:
        sys.exit(f"{command} ended with {process.returncode}:\n{err.decode()}\n{out.decode()}")
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return {"wall": wall, "cpu": cpu, "out": out.decode()}


def with_memory(command, **options):
    timed = measure(["/usr/bin/env", "python3", "-c", PEAK, *command], **options)
    timed["out"], _, peak = timed["out"].rpartition("\n#peak ")
    timed["memory"] = int(peak) / 1024
    return timed


PEAK = """
import os, resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
print("\\n#peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


def addresses(maildir):
    """Per message: sender and recipients, reply or not; read from the files' headers."""
    rows = []
    for path in sorted((maildir / "cur").iterdir()):
        head = path.read_bytes().split(b"\n\n", 1)[0].decode("utf-8", "replace")
        head = re.sub(r"\n[ \t]+", " ", head)
        field = lambda name: [line.split(":", 1)[1] for line in head.split("\n") if line.lower().startswith(name + ":")]
        pick = lambda values: [address.lower() for _, address in email.utils.getaddresses(values) if "@" in address]
        mid = (field("message-id") or [""])[0].strip()
        refs = re.findall(r"<[^>]*>", " ".join(field("in-reply-to") + field("references")))
        token = re.search(r"CRM:\d{3,20}", (field("subject") or [""])[0])
        rows.append({"from": pick(field("from"))[:1], "to": pick(field("to") + field("cc")), "mid": mid,
                     "refs": refs, "token": token.group(0) if token else None})
    return rows


def model(rows, wide, contacts):
    """The share that the rules promote: option contacts for some users, replies for the others."""
    known, tokens, promoted = set(), set(), 0
    for r in rows:
        if not r["from"] or (r["mid"] and r["mid"] in known):
            continue
        users = [a for a in r["to"] if a.endswith("@ourco.example")]
        reply = any(x in known for x in r["refs"]) or r["token"] in tokens
        by_sender = r["from"][0] in contacts and any(u in wide for u in users)
        by_reply = reply and any(u not in wide for u in users)
        if by_sender or by_reply:
            promoted += 1
            if r["mid"]:
                known.add(r["mid"])
            if r["token"]:
                tokens.add(r["token"])
    return promoted / max(1, len(rows))


def configure(a, folder, maildir, port):
    """A configuration and contacts under which about --promote-share is promoted."""
    rows = addresses(maildir)
    everyone = {x for r in rows for x in r["from"] + r["to"]}
    users = sorted(x for x in everyone if x.endswith("@ourco.example"))
    customers = sorted(x for x in everyone if not x.endswith("@ourco.example"))
    low, high = 0.0, 1.0
    for _ in range(12):
        share = (low + high) / 2
        wide, contacts = set(users[:max(1, len(users) // 2)]), set(customers[:int(len(customers) * share)])
        low, high = (share, high) if model(rows, wide, contacts) < a.promote_share else (low, share)
    lines = ["storage:", "  file: bench.db", "servers:", "  bench:", "    connector: imap", "    host: 127.0.0.1",
             f"    port: {port}", "    security: insecure-plain", "mailboxes:", "  bench:", "    server: bench",
             "    owner: u0", f"    username: {USER}", f"    password: {PASSWORD}", "    folders: [INBOX]", "users:"]
    for i, user in enumerate(users):
        lines.append(f"  u{i}: {{ addresses: ['{user}'], track: {'contacts' if user in wide else 'replies'} }}")
    (folder / "mailpromoter.yaml").write_text("\n".join(lines) + "\n")
    with open(folder / "contacts.csv", "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(["kind", "id", "name", "address"])
        out.writerows(["contact", f"c{i}", f"Customer {i}", c] for i, c in enumerate(sorted(contacts)))
    return model(rows, wide, contacts)


def mailpromoter(a, folder, *arguments):
    env = dict(os.environ, MAILPROMOTER_JAVA_OPTS=f"-Xmx{a.heap} " + os.environ.get("MAILPROMOTER_JAVA_OPTS", ""))
    return with_memory([a.command, "--config", folder / "mailpromoter.yaml", "--output", "json", *arguments], env=env)


def first_sync(a, folder, *settings):
    for old in folder.glob("bench.db*"):
        old.unlink()
    mailpromoter(a, folder, "records", "import", folder / "contacts.csv")
    if settings:
        mailpromoter(a, folder, "settings", "set", *settings)
    return mailpromoter(a, folder, "sync")


def mbsync(folder, port):
    target = folder / "pulled"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    (folder / "mbsyncrc").write_text(f"""
FSync no
IMAPAccount bench
Host 127.0.0.1
Port {port}
User {USER}
Pass {PASSWORD}
SSLType None
AuthMechs LOGIN

IMAPStore far
Account bench

MaildirStore near
Inbox {target}/INBOX
Path {target}/

Channel bench
SyncState *
Far :far:
Near :near:
Create Near
Sync Pull
Patterns INBOX
""")
    return with_memory(["mbsync", "-q", "-c", folder / "mbsyncrc", "bench"])


def notmuch(folder):
    config = folder / "notmuch-config"
    config.write_text(f"[database]\npath={folder}/pulled\n[user]\nname=x\nprimary_email=x@example.test\n[new]\ntags=new\n")
    shutil.rmtree(folder / "pulled/.notmuch", ignore_errors=True)
    return with_memory(["notmuch", "--config", config, "new", "--quiet"])


def deliver_new(a, maildir):
    """A hundred new messages; how they are called is told, so that they can be taken away again."""
    new = []
    for path in sorted((generate(a, 100, a.seed + 1000) / "cur").iterdir()):
        target = maildir / "new" / ("2000000000." + path.name.split(",")[0].split(".", 1)[1] + ".bench")
        shutil.copyfile(path, target)
        new.append(target.name)
    if os.getuid() == 0:
        subprocess.run(["chown", "-R", "mail:mail", maildir / "new"], check=True)
    return new


def run_size(a, count):
    pristine = generate(a, count, a.seed)
    folder = a.work / f"run{count}"
    folder.mkdir(exist_ok=True)
    results = {name: [] for name in ("digests only", "first sync", "idle sync", "100 new", "exchange", "mbsync", "notmuch new")}
    server, maildir = None, folder / "Maildir"
    try:
        for number in range(a.runs):
            shutil.rmtree(maildir, ignore_errors=True)
            subprocess.run(["cp", "-al", pristine, maildir], check=True)
            server = Dovecot(a.work, maildir)
            if number == 0:
                expected = configure(a, folder, maildir, server.port)
            else:
                text = (folder / "mailpromoter.yaml").read_text()
                (folder / "mailpromoter.yaml").write_text(re.sub(r"port: \d+", f"port: {server.port}", text))
            server.warm()
            steps = [lambda: ours(a, folder, server, maildir, results, number)]
            if not a.without_peers:
                steps.append(lambda: peers(a, folder, server, results))
            if a.exchange:
                steps.append(lambda: by_exchange(a, folder, pristine, results))
            for step in steps if number % 2 == 0 else reversed(steps):
                step()
            server.stop()
            time.sleep(0.5)
    finally:
        if server:
            server.stop()
    return summary(count, results, expected)


def ours(a, folder, server, maildir, results, number):
    kinds = [("digests only", ["refused-evidence", "digest-only"]), ("first sync", [])]
    for name, settings in kinds if number % 2 == 0 else reversed(kinds):  # in turns: machines waver
        results[name].append(first_sync(a, folder, *settings))
    idle = mailpromoter(a, folder, "sync")
    idle["bytes"] = server.bytes_out()
    results["idle sync"].append(idle)
    new = deliver_new(a, maildir)
    after = mailpromoter(a, folder, "sync")
    results["100 new"].append(after)
    processed = json.loads(after["out"])["mailboxes"][0]["processed"]
    if processed != 100:
        sys.exit(f"100 new messages were delivered and {processed} were processed")
    for part in ("new", "cur"):
        for path in (maildir / part).iterdir():
            if path.name.split(":")[0] in new:
                path.unlink()


def by_exchange(a, folder, maildir, results):
    """The first sync of the same mail with the same settings, from the stub."""
    other = folder / "exchange"
    other.mkdir(exist_ok=True)
    shutil.copyfile(folder / "contacts.csv", other / "contacts.csv")
    server = Exchange(maildir)
    try:
        text = (folder / "mailpromoter.yaml").read_text()
        text = re.sub(r"connector: imap\n.*host: .*\n.*port: .*\n",
                      f"connector: exchange-ews\n    url: '{server.url}'\n", text)
        (other / "mailpromoter.yaml").write_text(text)
        first_sync(a, other)  # the stub is a program, too: it answers faster once it is warm
        results["exchange"].append(first_sync(a, other))
    finally:
        server.stop()


def peers(a, folder, server, results):
    results["mbsync"].append(mbsync(folder, server.port))
    if not a.without_notmuch:
        results["notmuch new"].append(notmuch(folder))


def summary(count, results, expected):
    median = lambda name, key: statistics.median(r[key] for r in results[name])
    table = {}
    for name, runs in results.items():
        if runs:
            table[name] = {k: median(name, k) for k in ("wall", "cpu", "memory")}
    first = json.loads(results["first sync"][-1]["out"])["mailboxes"][0]
    table["first sync"]["promoted share"] = first["promoted"] / max(1, first["processed"])
    table["first sync"]["promoted share expected"] = expected
    table["idle sync"]["bytes"] = median("idle sync", "bytes")
    print(f"\n{count} messages, {first['promoted']} promoted "
          f"({table['first sync']['promoted share']:.1%}, the model said {expected:.1%})")
    print(f"{'':14}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}{'messages/s':>12}")
    for name, row in table.items():
        rate = f"{count / row['wall']:12.0f}" if name not in ("idle sync", "100 new") else ""
        print(f"{name:14}{row['wall']:9.2f}{row['cpu']:9.2f}{row['memory']:9.0f}{rate}")
    print(f"bytes sent by the server in an idle sync: {table['idle sync']['bytes']:.0f}")
    goal("idle sync <= 1.5 s", table["idle sync"]["wall"] <= 1.5)
    goal("sync after 100 new <= 2 s", table["100 new"]["wall"] <= 2)
    cost = table["first sync"]["wall"] / table["digests only"]["wall"] - 1
    goal(f"keeping what was seen of refused mail <= 15 % of the first sync: {cost:.0%}", cost <= 0.15)
    if "exchange" in table:
        ratio = table["exchange"]["wall"] / table["first sync"]["wall"]
        goal(f"first sync from the stub of Exchange <= 1.50 of that over IMAP: {ratio:.2f}", ratio <= 1.5)
    if "mbsync" in table:
        pull = table["mbsync"]["wall"]
        ratio = table["first sync"]["wall"] / pull
        goal(f"first sync <= 1.00 of mbsync without fsync: {ratio:.2f}", ratio <= 1)
    if "notmuch new" in table:
        both = table["first sync"]["wall"] / (pull + table["notmuch new"]["wall"])
        goal(f"first sync <= 0.05 of mbsync + notmuch new: {both:.3f}", both <= 0.05)
    return table


def goal(text, met):
    print(f"  {'met    ' if met else 'NOT MET'}  {text}")


def main():
    a = parse_arguments()
    a.work.mkdir(parents=True, exist_ok=True)
    need(a.generator, "give the mailbox generator with --generator")
    need(a.command, "build the distribution with ./mvnw -DskipTests package")
    subprocess.run([a.command.parent / "prepare"], check=True)  # as the user guide has it
    need("dovecot", "apt-get install dovecot-imapd")
    if not a.without_peers:
        need("mbsync", "apt-get install isync")
        if not a.without_notmuch:
            need("notmuch", "apt-get install notmuch")
    tables = {count: run_size(a, count) for count in ((20_000, 100_000) if a.scale else (a.count,))}
    if a.scale:
        each = {count: table["first sync"]["wall"] / count for count, table in tables.items()}
        ratio = each[100_000] / each[20_000]
        print()
        goal(f"time per message, 100,000 over 20,000, <= 1.15: {ratio:.2f}", ratio <= 1.15)
    if a.json:
        a.json.write_text(json.dumps(tables, indent=1))


if __name__ == "__main__":
    main()
