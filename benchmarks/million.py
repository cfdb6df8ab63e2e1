#!/usr/bin/env python3
"""Makes a database of 1,000,000 decisions, and measures the commands that read it.

One command:  python3 benchmarks/million.py --measure

It writes an mbox file with small messages (the same ones for the same count and seed), a configuration
with users and a queue, and contacts; imports the contacts, and synchronizes the mailbox through the
connector for files. About 12 % of the messages are promoted. What exists in the work folder is kept.
"""
import argparse
import email.utils
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = "ourco.example"
USERS, CUSTOMERS, CONTACTS, MACHINES = 24, 60_000, 12_000, 400
FIRST_SECOND, LAST_SECOND = 1_735_689_600, 1_767_225_600  # the year 2025
WORDS = ("offer invoice order delivery question contract meeting report price update server alert backup "
         "holiday support renewal license training budget project plan review draft answer request").split()


def parse_arguments():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--count", type=int, default=1_000_000, help="messages in the mailbox")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--heap", default="256m", help="heap of mailpromoter")
    ap.add_argument("--runs", type=int, default=3)
    ap.add_argument("--measure", action="store_true", help="also measure the commands that read it")
    ap.add_argument("--work", type=Path, default=Path("/tmp/mailpromoter-million"))
    ap.add_argument("--command", type=Path,
                    default=ROOT / "app/target/distribution/mailpromoter/bin/mailpromoter")
    return ap.parse_args()


class Messages:
    """One message after the other; most are from a few senders, and some answer a message before."""

    def __init__(self, count, seed):
        self.count = count
        self.dice = random.Random(seed)
        self.recent = []  # (message-id, subject, customer, user) of the latest messages

    def __iter__(self):
        for number in range(self.count):
            yield self.message(number)

    def message(self, number):
        chance = self.dice.random()
        at = FIRST_SECOND + number * (LAST_SECOND - FIRST_SECOND) // self.count
        if chance < 0.27 and self.recent:
            return self.reply(number, at)
        if chance < 0.45:
            return self.machine(number, at)
        if chance < 0.50:
            return self.text(number, at, user(self.user()), user(self.user()), self.subject())
        if chance < 0.501:
            return self.text(number, at, "undisclosed", user(self.user()), self.subject())
        if chance < 0.53:
            return self.text(number, at, self.customer(), "somebody@other.example", self.subject())
        if chance < 0.54 and self.recent:
            return self.copy(number, at)
        return self.first(number, at)

    def first(self, number, at):
        sender, to, subject = self.customer(), user(self.user()), self.subject()
        self.remember(number, subject, sender, to)
        copied = f"Cc: {user(self.user())}\n" if self.dice.random() < 0.2 else ""
        return self.text(number, at, sender, to, subject, copied)

    def reply(self, number, at):
        parent, subject, sender, to = self.dice.choice(self.recent)
        subject = subject if subject.startswith("Re: ") else "Re: " + subject
        self.remember(number, subject, sender, to)
        return self.text(number, at, sender, to, subject, f"In-Reply-To: {parent}\nReferences: {parent}\n")

    def machine(self, number, at):
        sender = f"news{int(self.dice.random() ** 3 * MACHINES)}@list.example"
        headers = f"List-Id: <{sender.replace('@', '.')}>\nPrecedence: bulk\n"
        return self.text(number, at, sender, user(self.user()), self.subject(), headers)

    def copy(self, number, at):
        """The same message once more, as a second list or folder delivers it."""
        parent, subject, sender, to = self.dice.choice(self.recent)
        return self.text(number, at, sender, to, subject, name=parent)

    def text(self, number, at, sender, to, subject, headers="", name=None):
        date = email.utils.formatdate(at)
        words = " ".join(self.dice.choices(WORDS, k=12))
        return (f"From - {time.asctime(time.gmtime(at))}\n"
                f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: {date}\n"
                f"Message-ID: {name or identifier(number)}\n{headers}\n{words}\n\n")

    def remember(self, number, subject, sender, to):
        self.recent.append((identifier(number), subject, sender, to))
        if len(self.recent) > 4000:
            del self.recent[:2000]

    def subject(self):
        return " ".join(self.dice.choices(WORDS, k=3)) + f" {self.dice.randrange(100_000)}"

    def customer(self):
        return customer(int(self.dice.random() ** 2 * CUSTOMERS))

    def user(self):
        return self.dice.randrange(USERS)


def identifier(number):
    return f"<m{number:07}@mail.example>"


def user(number):
    return f"u{number}@{HOME}"


def customer(number):
    return f"Customer {number} <c{number}@company{number % 3000}.example>"


def write_mailbox(a, folder):
    mbox = folder / "million.mbox"
    if not mbox.exists():
        print(f"writing {a.count} messages ...", flush=True)
        part = folder / "million.mbox.part"
        with open(part, "w", encoding="ascii", buffering=1 << 20) as out:
            out.writelines(Messages(a.count, a.seed))
        part.rename(mbox)


def write_contacts(folder):
    """Every fifth customer is a contact."""
    rows = (f"contact,c{i},Customer {i},c{i}@company{i % 3000}.example\n"
            for i in range(0, CUSTOMERS, CUSTOMERS // CONTACTS))
    (folder / "contacts.csv").write_text("kind,id,name,address\n" + "".join(rows))


def write_configuration(folder):
    lines = ["storage:", "  file: million.db", "servers:", "  files:", "    connector: file", "mailboxes:", "  all:",
             "    server: files", "    owner: u0", "    path: million.mbox", "users:"]
    for i in range(USERS - 1):
        lines.append(f"  u{i}: {{ addresses: ['{user(i)}'], track: {'replies' if i % 6 == 0 else 'contacts'} }}")
    lines += ["queues:", f"  q: {{ addresses: ['{user(USERS - 1)}'], owner: u1, track: contacts }}"]
    (folder / "mailpromoter.yaml").write_text("\n".join(lines) + "\n")


def run(a, folder, *arguments):
    """Wall seconds, CPU seconds and exit code of one command; what it prints is kept."""
    env = dict(os.environ, MAILPROMOTER_JAVA_OPTS=f"-Xmx{a.heap} " + os.environ.get("MAILPROMOTER_JAVA_OPTS", ""))
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([a.command, "--config", folder / "mailpromoter.yaml", *map(str, arguments)],
                          env=env, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"wall": time.monotonic() - start, "out": done.stdout, "err": done.stderr, "code": done.returncode,
            "cpu": after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime}


def must(a, folder, *arguments):
    done = run(a, folder, *arguments)
    if done["code"] != 0:
        sys.exit(f"{arguments} ended with {done['code']}:\n{done['err']}\n{done['out']}")
    return done


def make(a, folder):
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "complete").exists():
        return
    write_mailbox(a, folder)
    write_contacts(folder)
    write_configuration(folder)
    for old in folder.glob("million.db*"):
        old.unlink()
    must(a, folder, "records", "import", folder / "contacts.csv")
    done = must(a, folder, "--output", "json", "sync")
    mailbox = json.loads(done["out"])["mailboxes"][0]
    size = (folder / "million.db").stat().st_size / mailbox["processed"]
    print(f"sync: {done['wall']:.1f} s, {done['cpu']:.1f} s CPU, {mailbox['processed']} messages, "
          f"{mailbox['promoted'] / mailbox['processed']:.1%} promoted, {size:.0f} bytes each in the database")
    (folder / "complete").touch()


def commands(folder):
    """What is measured, and the most seconds that it may take."""
    return {
        "report": (["report", "--since", "2000-01-01"], 5),
        "what-if": (["what-if", "--user", "u0", "--track", "contacts", "--since", "2000-01-01"], 5),
        "verify-decisions": (["verify-decisions"], 5),
        "errors": (["errors"], 0.75),
        "errors by sender": (["errors", "--sender", "c7@company7.example"], 0.75),
        "status": (["status"], 0.75),
    }


def measure(a, folder):
    names, results = commands(folder), {}
    for _ in range(a.runs):
        for name, (arguments, _) in names.items():
            results.setdefault(name, []).append(must(a, folder, *arguments))
    print(f"{'command':20} {'wall':>7} {'CPU':>7} {'goal':>7}")
    for name, (_, goal) in names.items():
        wall, cpu = (statistics.median(r[key] for r in results[name]) for key in ("wall", "cpu"))
        print(f"{name:20} {wall:6.2f}s {cpu:6.2f}s {goal:6.2f}s  {'met' if wall <= goal else 'NOT MET'}")


def main():
    a = parse_arguments()
    if not shutil.which(str(a.command)):
        sys.exit(f"{a.command} is missing: ./mvnw -DskipTests package")
    folder = a.work / f"{a.count}-{a.seed}"
    make(a, folder)
    print(f"configuration: {folder / 'mailpromoter.yaml'}")
    if a.measure:
        measure(a, folder)


if __name__ == "__main__":
    main()
