"""The first synchronization of the same mail from the stub of an Exchange server and over IMAP.

The stub holds all mail in memory, so it shows what the connector costs, and not how fast Exchange is.
"""
import subprocess

from measuring.dovecot import Dovecot, USER
from measuring.java import classpath
from measuring.mailbox import fresh_copy, generated
from measuring.rules import configure, imap_server, rules

NAME = "exchange"


class Exchange:
    """The stub; it answers as fast as it can."""

    def __init__(self, maildir):
        self.process = subprocess.Popen(
            ["java", "-cp", classpath(), "org.mailpromoter.benchmarks.ExchangeServer", USER, maildir],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            raise SystemExit("the stub of an Exchange server did not start")

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.process.stdin.close()
        self.process.wait()


def measure(options, results):
    count = min(options.count)
    pristine = generated(options, count)
    found = rules(pristine, options.promote_share)
    for turn in range(options.runs):
        for product in options.products[:: 1 if turn % 2 == 0 else -1]:
            steps = [_over_imap, _from_stub]
            for step in steps if turn % 2 == 0 else reversed(steps):
                step(options, results, product, pristine, found, count)
    results.ratio(NAME, f"first sync of {count:,} from the stub of Exchange / over IMAP",
                  results.series(f"Exchange stub {count}"), results.series(f"over IMAP {count}"),
                  required=1.4, aim=1.2)


def _over_imap(options, results, product, pristine, found, count):
    folder = options.work / f"run{count}" / product.name
    with Dovecot(options.work, fresh_copy(pristine, options.work / f"run{count}" / "Maildir")) as server:
        server.warm()
        configure(folder, found, imap_server(server.port))
        results.add(f"over IMAP {count}", product.name, product.first_sync(folder))


def _from_stub(options, results, product, pristine, found, count):
    folder = options.work / f"run{count}" / f"{product.name}-exchange"
    with Exchange(pristine) as server:
        configure(folder, found, ["    connector: exchange-ews", f"    url: '{server.url}'",
                                  "    security: insecure-plain"])
        product.first_sync(folder)  # the stub is a program, too: it answers faster once it is warm
        results.add(f"Exchange stub {count}", product.name, product.first_sync(folder))
