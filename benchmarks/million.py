#!/usr/bin/env python3
"""Generates a mailbox of many small messages, about 12 % of which are promoted, as one mbox file.

    python3 benchmarks/million.py FOLDER --count 1000000

Next to the file come a configuration with users and a queue, and contacts. The same count and seed give the
same bytes.
"""
import argparse
import email.utils
import random
import time
from pathlib import Path

HOME = "ourco.example"
USERS, CUSTOMERS, CONTACTS, MACHINES = 24, 60_000, 12_000, 400
YEAR = (1_735_689_600, 1_767_225_600)  # the seconds of 2025
WORDS = ("offer invoice order delivery question contract meeting report price update server alert backup "
         "holiday support renewal license training budget project plan review draft answer request").split()


class Messages:
    """One message after the other; most are from a few senders, and some answer a message before."""

    def __init__(self, count, seed, period=YEAR):
        self.count, self.period = count, period
        self.dice = random.Random(seed)
        self.recent = []  # (message-id, subject, customer, user) of the latest messages

    def __iter__(self):
        for number in range(self.count):
            yield self.message(number)

    def message(self, number):
        chance = self.dice.random()
        first, last = self.period
        at = first + number * (last - first) // self.count
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


def write(folder, count, seed, period=YEAR):
    """All files; what exists is kept. The period is the seconds in which the messages were sent."""
    folder.mkdir(parents=True, exist_ok=True)
    write_mailbox(folder, count, seed, period)
    write_contacts(folder)
    write_configuration(folder)


def write_mailbox(folder, count, seed, period=YEAR):
    mbox = folder / "million.mbox"
    if not mbox.exists():
        print(f"writing {count} messages ...", flush=True)
        part = folder / "million.mbox.part"
        with open(part, "w", encoding="ascii", buffering=1 << 20) as out:
            out.writelines(Messages(count, seed, period))
        part.rename(mbox)


def write_contacts(folder):
    """Every fifth customer is a contact."""
    rows = (f"contact,c{i},Customer {i},c{i}@company{i % 3000}.example\n"
            for i in range(0, CUSTOMERS, CUSTOMERS // CONTACTS))
    (folder / "contacts.csv").write_text("kind,id,name,address\n" + "".join(rows))


def write_configuration(folder):
    lines = ["storage:", "  file: bench.db", "servers:", "  files:", "    connector: file", "mailboxes:", "  all:",
             "    server: files", "    owner: u0", "    path: million.mbox", "users:"]
    for i in range(USERS - 1):
        lines.append(f"  u{i}: {{ addresses: ['{user(i)}'], track: {'replies' if i % 6 == 0 else 'contacts'} }}")
    lines += ["queues:", f"  q: {{ addresses: ['{user(USERS - 1)}'], owner: u1, track: contacts }}"]
    (folder / "mailpromoter.yaml").write_text("\n".join(lines) + "\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("folder", type=Path)
    ap.add_argument("--count", type=int, default=1_000_000, help="messages in the mailbox")
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    write(a.folder, a.count, a.seed)
    print(a.folder / "mailpromoter.yaml")


if __name__ == "__main__":
    main()
