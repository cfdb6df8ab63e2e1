"""The first synchronization of the same mail from the stub of Microsoft Graph and over IMAP.

The stub holds all mail in memory, so it shows what the connector costs, and not how fast Microsoft is.
"""
import subprocess

from measuring.dovecot import Dovecot
from measuring.java import classpath
from measuring.mailbox import fresh_copy, generated
from measuring.rules import configure, imap_server, rules

NAME = "graph"
NAME_OF_USER = "alice"


class Graph:
    """The stub; it answers as fast as it can."""

    def __init__(self, maildir):
        self.process = subprocess.Popen(
            ["java", "-cp", classpath(), "org.mailpromoter.benchmarks.GraphServer", NAME_OF_USER, maildir],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addresses = self.process.stdout.readline().split()
        if not self.addresses:
            raise SystemExit("the stub of Microsoft Graph did not start")

    def server(self):
        url, token = self.addresses
        return ["    connector: graph", f"    url: '{url}'", "    security: insecure-plain",
                f"    token-url: '{token}'", "    client-id: benchmark", "    client-secret: secret"]

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
    results.ratio(NAME, f"first sync of {count:,} from the stub of Graph / over IMAP",
                  results.series(f"Graph stub {count}"), results.series(f"over IMAP beside Graph {count}"),
                  required=1.6)


def _over_imap(options, results, product, pristine, found, count):
    folder = options.work / f"run{count}" / product.name
    with Dovecot(options.work, fresh_copy(pristine, options.work / f"run{count}" / "Maildir")) as server:
        server.warm()
        configure(folder, found, imap_server(server.port))
        results.add(f"over IMAP beside Graph {count}", product.name, product.first_sync(folder))


def _from_stub(options, results, product, pristine, found, count):
    folder = options.work / f"run{count}" / f"{product.name}-graph"
    with Graph(pristine) as server:
        configure(folder, found, server.server(), [f"    mailbox: {NAME_OF_USER}@stub.example"])
        product.first_sync(folder)  # the stub is a program, too: it answers faster once it is warm
        results.add(f"Graph stub {count}", product.name, product.first_sync(folder))
