"""Many records and many mailboxes."""
import subprocess
import sys
import time
from pathlib import Path

from measuring.process import Cost

NAME = "people"
SETTLING = 3  # seconds: a directory does not read a file that has just changed


def measure(options, results):
    contacts = options.work / f"contacts{options.million}.csv"
    _write_contacts(contacts, options.million)
    boxes = options.work / f"mailboxes{options.mailboxes}"
    if not boxes.exists():
        subprocess.run([sys.executable, Path(__file__).parent.parent / "mailboxes.py", boxes,
                        "--mailboxes", str(options.mailboxes)], check=True, stdout=subprocess.DEVNULL)
    for turn in range(options.runs):
        for product in options.products[:: 1 if turn % 2 == 0 else -1]:
            _records(options, results, product, contacts)
            _mailboxes(options, results, product, boxes)
    rows = f"{options.million:,} contacts"
    results.figure(NAME, f"records import of {rows} from CSV", "s", results.series("records import"), required=15)
    results.figure(NAME, f"records import, peak memory, {rows}", "MB", results.series("records import", "memory"))
    results.figure(NAME, f"sync with a new directory of {rows}", "s", results.series("directory, new"), required=15)
    results.figure(NAME, f"sync with an unchanged directory of {rows}", "s", results.series("directory, unchanged"),
                   required=3)
    results.figure(NAME, f"idle sync of {options.mailboxes:,} mailboxes", "s", results.series("idle mailboxes"),
                   required=1.0)
    results.figure(NAME, f"threads of run with {options.mailboxes:,} mailboxes that wait", "threads",
                   results.series("threads of run", "memory"), required=64)


def _write_contacts(file, count):
    if not file.exists():
        with open(file, "w", encoding="ascii") as out:
            out.write("kind,id,name,address\n")
            out.writelines(f"contact,c{i},Customer {i},c{i}@company{i % 3000}.example\n" for i in range(count))
        time.sleep(SETTLING)


def _fresh(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for old in [*folder.glob("*.db*"), folder / "mailpromoter.yaml"]:
        old.unlink(missing_ok=True)


def _records(options, results, product, contacts):
    folder = options.work / "records" / product.name
    _fresh(folder)
    mail = ("storage:\n  file: bench.db\nservers:\n  files:\n    connector: file\n"
            "mailboxes:\n  all:\n    server: files\n    owner: u0\n    path: mail.mbox\n"
            "users:\n  u0: { addresses: [u0@ourco.example], track: contacts }\n")
    (folder / "mail.mbox").write_text(
        "From a Mon Jan  5 10:00:00 2026\nFrom: c5@company5.example\nTo: u0@ourco.example\nSubject: Hello\n\nHello\n")
    (folder / "mailpromoter.yaml").write_text(mail)
    results.add("records import", product.name, product.run(folder, "records", "import", contacts))
    _fresh(folder)
    (folder / "mailpromoter.yaml").write_text(
        mail + f"directories:\n  crm:\n    kind: file\n    path: {contacts}\n")
    results.add("directory, new", product.name, product.run(folder, "sync"))
    results.add("directory, unchanged", product.name, product.run(folder, "sync"))


def _mailboxes(options, results, product, boxes):
    folder = options.work / "boxes" / product.name
    _fresh(folder)
    text = (boxes / "mailpromoter.yaml").read_text().replace("path: mail/", f"path: {boxes}/mail/")
    (folder / "mailpromoter.yaml").write_text(text)
    product.run(folder, "sync")
    results.add("idle mailboxes", product.name, product.run(folder, "sync"))
    service = subprocess.Popen(product.line(folder, "run"), env=product.environment(),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        results.add("threads of run", product.name, Cost(0, 0, _threads(service)))
    finally:
        service.terminate()
        service.wait()


def _threads(service):
    """The least number in some seconds: after its first round every mailbox waits."""
    found = []
    for _ in range(150):
        time.sleep(0.1)
        found.append(len(list(Path(f"/proc/{service.pid}/task").iterdir())))
    return min(found[50:])
