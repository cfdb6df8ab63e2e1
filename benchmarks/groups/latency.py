"""How long the service takes from the line of the server that announces a message to the committed row."""
import imaplib
import random
import sqlite3
import statistics
import subprocess
import threading
import time

from measuring.dovecot import Dovecot, PASSWORD, USER
from measuring.mailbox import fresh_copy, generated
from measuring.process import Cost
from measuring.proxy import Proxy
from measuring.rules import configure, imap_server, rules

NAME = "latency"
MESSAGES, PATIENCE = 200, 30.0


class Announcements:
    """What the server says while it is idle: that it listens, and that something arrived."""

    def __init__(self):
        self.idle, self.arrived, self.when = threading.Event(), threading.Event(), 0.0

    def heard(self, when, data):
        if b" EXISTS\r\n" in data and self.idle.is_set():
            self.idle.clear()
            self.when = when
            self.arrived.set()
        if data.startswith(b"+ idling"):
            self.idle.set()


def measure(options, results):
    count = 1000 if not options.smoke else 100
    messages = MESSAGES if not options.smoke else 10
    pristine = generated(options, count)
    found = rules(pristine, options.promote_share)
    new = sorted((generated(options, messages, options.seed + 2000) / "cur").iterdir())
    taken = {product.name: [] for product in options.products}
    for turn in range(max(1, options.runs // 2)):
        for product in options.products[:: 1 if turn % 2 == 0 else -1]:
            with Dovecot(options.work, fresh_copy(pristine, options.work / "latency" / "Maildir")) as server:
                folder = options.work / "latency" / product.name
                found_times = _service(product, folder, found, server, new)
                taken[product.name] += found_times
                _print(results, product, found_times)
    times = [1000 * seconds for seconds in taken[results.main]]
    results.figure(NAME, "server's EXISTS line to committed row, median", "ms", times, required=20, aim=5)
    results.figure(NAME, "server's EXISTS line to committed row, 99 %", "ms", [_high(times)], required=100, aim=30)


def _high(times):
    return statistics.quantiles(times, n=100)[98]


def _print(results, product, times):
    results.add("EXISTS to row, median", product.name, Cost(statistics.median(times), 0, 0))
    results.add("EXISTS to row, 99 %", product.name, Cost(_high(times), 0, 0))


def _service(product, folder, found, server, new):
    heard = Announcements()
    with Proxy(server.port, seen=heard.heard) as proxy:
        configure(folder, found, imap_server(proxy.port))
        product.first_sync(folder)
        service = subprocess.Popen(product.line(folder, "run"), env=product.environment(),
                                   stdout=subprocess.DEVNULL, stderr=open(folder / "run.log", "wb"))
        try:
            return _deliver(folder / "bench.db", server, heard, new)
        finally:
            service.terminate()
            service.wait()


def _deliver(file, server, heard, new):
    """One message after the other, each when the service listens again; the first ten warm it up."""
    imap, database = imaplib.IMAP4("127.0.0.1", server.port), sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    imap.login(USER, PASSWORD)
    pause, times = random.Random(1), []
    for number, path in enumerate([*new[:10], *new]):
        if not heard.idle.wait(PATIENCE):
            raise SystemExit("the service does not listen")
        time.sleep(pause.uniform(0.02, 0.1))
        rows = _rows(database)
        heard.arrived.clear()
        imap.append("INBOX", None, None, path.read_bytes().replace(b"\n", b"\r\n"))
        committed = _await_row(database, rows)
        if not heard.arrived.wait(PATIENCE):
            raise SystemExit("a message was committed that the server has not announced")
        times.append(committed - heard.when)
    database.close()
    imap.logout()
    return times[10:]


def _rows(database):
    return database.execute("SELECT max(id) FROM decisions").fetchone()[0]


def _await_row(database, before):
    """The moment of the first look that finds a new row; a look takes a few microseconds, and is taken each half ms."""
    until = time.monotonic() + PATIENCE
    while _rows(database) == before:
        if time.monotonic() > until:
            raise SystemExit("an announced message was not committed")
        time.sleep(0.0005)
    return time.monotonic()
