"""Rules and contacts under which a chosen share of a generated mailbox is promoted."""
import csv
import email.utils
import json
import re

from measuring.dovecot import PASSWORD, USER

OURS = "@ourco.example"


def rules(maildir, wanted):
    """Users, those of them who track contacts, contacts, and the share that the model expects; kept in a file."""
    kept = maildir.parent / f"rules-{wanted}.json"
    if not kept.exists():
        kept.write_text(json.dumps(_search(_rows(maildir), wanted)))
    return json.loads(kept.read_text())


def _search(rows, wanted):
    everyone = {address for row in rows for address in row["from"] + row["to"]}
    users = sorted(address for address in everyone if address.endswith(OURS))
    customers = sorted(address for address in everyone if not address.endswith(OURS))
    wide, low, high = users[:max(1, len(users) // 2)], 0.0, 1.0
    for _ in range(12):
        share = (low + high) / 2
        contacts = customers[:int(len(customers) * share)]
        found = model(rows, set(wide), set(contacts))
        low, high = (share, high) if found < wanted else (low, share)
    return {"users": users, "wide": wide, "contacts": contacts, "expected": found}


def _rows(maildir):
    return [_row(path) for path in sorted((maildir / "cur").iterdir())]


def _row(path):
    """Sender and recipients, and what a reply answers; read from the header of a file."""
    head = path.read_bytes().split(b"\n\n", 1)[0].decode("utf-8", "replace")
    head = re.sub(r"\n[ \t]+", " ", head)

    def field(name):
        return [line.split(":", 1)[1] for line in head.split("\n") if line.lower().startswith(name + ":")]

    def addresses(values):
        return [address.lower() for _, address in email.utils.getaddresses(values) if "@" in address]

    token = re.search(r"CRM:\d{3,20}", (field("subject") or [""])[0])
    return {"from": addresses(field("from"))[:1], "to": addresses(field("to") + field("cc")),
            "mid": (field("message-id") or [""])[0].strip(),
            "refs": re.findall(r"<[^>]*>", " ".join(field("in-reply-to") + field("references"))),
            "token": token.group(0) if token else None}


def model(rows, wide, contacts):
    """The share that the rules promote: option contacts for some users, replies for the others."""
    known, tokens, promoted = set(), set(), 0
    for row in rows:
        if not row["from"] or (row["mid"] and row["mid"] in known):
            continue
        users = [address for address in row["to"] if address.endswith(OURS)]
        reply = any(x in known for x in row["refs"]) or row["token"] in tokens
        by_sender = row["from"][0] in contacts and any(user in wide for user in users)
        by_reply = reply and any(user not in wide for user in users)
        if by_sender or by_reply:
            promoted += 1
            known.update([row["mid"]] if row["mid"] else [])
            tokens.update([row["token"]] if row["token"] else [])
    return promoted / max(1, len(rows))


def imap_server(port):
    return ["    connector: imap", "    host: 127.0.0.1", f"    port: {port}", "    security: insecure-plain"]


LOGIN = [f"    username: {USER}", f"    password: {PASSWORD}"]


def configure(folder, found, server, login=LOGIN):
    """Writes mailpromoter.yaml and contacts.csv; server and login are given as the lines of their entries."""
    lines = ["storage:", "  file: bench.db", "servers:", "  bench:", *server,
             "mailboxes:", "  bench:", "    server: bench", "    owner: u0", *login,
             "    folders: [INBOX]", "users:"]
    wide = set(found["wide"])
    for i, user in enumerate(found["users"]):
        lines.append(f"  u{i}: {{ addresses: ['{user}'], track: {'contacts' if user in wide else 'replies'} }}")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mailpromoter.yaml").write_text("\n".join(lines) + "\n")
    with open(folder / "contacts.csv", "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(["kind", "id", "name", "address"])
        out.writerows(["contact", f"c{i}", f"Customer {i}", c] for i, c in enumerate(sorted(found["contacts"])))
