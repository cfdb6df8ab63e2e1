"""The console: how soon it answers, its pages over 10,000 messages, and fifty sessions beside a synchronization."""
import copy
import re
import shutil
import statistics
import time

import million
from measuring.console import Crowd, Service, Visitor
from measuring.small import folder_of

NAME = "console"
MESSAGES, SHORT, SESSIONS, DAY = 10_000, 200_000, 50, 86_400
ASSET = re.compile(r'(?:href|src)="(/assets/[^"]*)"')
MAILBOX = """\
  more:
    server: files
    owner: u1
    path: more.mbox
"""


def measure(options, results):
    count = min(MESSAGES, options.million)
    product = options.products[0]
    folder = folder_of(options, product, _recent_mail(options, count))
    product.first_sync(folder)
    _start(product, folder, options, results)
    _pages(product, folder, options, results)
    _crowd(product, folder, options, results)


def _recent_mail(options, count):
    """Mail of the last 28 days, on which pages count the effect of changes."""
    today = int(time.time()) // DAY * DAY
    folder = options.work / f"recent{count}-{options.seed}-{today // DAY}"
    million.write(folder, count, options.seed, (today - 28 * DAY, today))
    return folder


def _start(product, folder, options, results):
    times = []
    for _ in range(max(3, options.runs)):
        with Service(product, folder) as service:
            times.append(service.await_answer())
    results.figure(NAME, "start of the service to the first page", "s", times, required=1)


def _pages(product, folder, options, results):
    """The first look of a person, then the message page and the counting of its remedies, each message once."""
    with Service(product, folder) as service:
        service.await_answer()
        visitor = Visitor(service.port).log_in(service.link())
        _first_page(visitor, results)
        paths = _refused(visitor, 4 * options.runs)
        pages, cards = [], []
        for path in paths:
            status, text, took, size = visitor.get(path)
            if status != 200:
                raise SystemExit(f"{path} was answered with {status}")
            pages.append((1000 * took, size))
            for counting in re.findall(r'hx-get="([^"]+)"', text):
                cards.append(1000 * visitor.get(counting.replace("&amp;", "&"))[2])
    _percentile(results, "message page, 95 %", [took for took, _ in pages], 300)
    if cards:  # a page over few messages counts at once
        _percentile(results, "effect of its remedies on 10,000 messages, 95 %", cards, 1000)
    results.figure(NAME, "later page over the wire (the message page)", "kB", [size / 1000 for _, size in pages],
                   required=15)


def _first_page(visitor, results):
    status, text, _, size = visitor.get("/")
    if status != 200:
        raise SystemExit(f"the overview was answered with {status}")
    whole = size + sum(visitor.get(path)[3] for path in sorted(set(ASSET.findall(text))))
    results.figure(NAME, "first page over the wire, with what it loads", "kB", [whole / 1000], required=60)


def _refused(visitor, wanted):
    text = visitor.get("/messages?reason=NoCorrelationMatch")[1]
    return sorted(set(re.findall(r'href="(/messages/\d+)', text)))[:wanted]


def _percentile(results, what, times, required):
    middle = statistics.median(times)
    high = statistics.quantiles(times, n=20)[18] if len(times) > 1 else times[0]
    results.figure(NAME, f"{what} (median {middle:.1f})", "ms", [high], required=required)


def _crowd(product, folder, options, results):
    """A first synchronization of another mailbox by the service: alone, and while fifty people read."""
    more = _more(options, options.million)
    alone = _synchronization(product, folder, more)
    beside, crowd, memory = _synchronization(product, folder, more, options)
    results.ratio(NAME, f"first sync of {options.million:,} by the service, 50 sessions reading / alone", [beside],
                  [alone], required=1.1)
    results.figure(NAME, f"answers with 5xx, of {len(crowd.times):,}", "answers", [len(crowd.failures)], required=0)
    results.figure(NAME, f"answers with 4xx, of {len(crowd.times):,}", "answers", [crowd.refused])
    _percentile(results, "pages for 50 sessions beside the sync, 95 %", [1000 * each for each in crowd.times], None)
    whole = memory[-1][0]
    third = next(size for at, size in memory if at >= whole / 3)
    results.figure(NAME, f"resident memory after {whole:.0f} s / after a third of the time", "ratio",
                   [memory[-1][1] / third], required=1.1)
    results.figure(NAME, "resident memory at the end, without pages of files", "MB", [memory[-1][1]])
    _just_started(product, folder, options, results)


def _just_started(product, folder, options, results):
    """The same with a mailbox that is read before Java has compiled the pages."""
    count = min(SHORT, options.million)
    more, soon = _more(options, count), copy.copy(options)
    soon.soak = 0
    alone = _synchronization(product, folder, more)
    beside, _, _ = _synchronization(product, folder, more, soon)
    results.ratio(NAME, f"first sync of {count:,} by the service, 50 sessions reading / alone", [beside], [alone])


def _more(options, count):
    folder = options.work / f"small{count}-{options.seed + 1}"
    million.write(folder, count, options.seed + 1)
    return folder


def _synchronization(product, kept, more, options=None):
    folder = kept.with_name(kept.name + "-crowd")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(kept, folder, ignore=shutil.ignore_patterns("*.mbox"))
    shutil.copyfile(kept / "million.mbox", folder / "million.mbox")
    shutil.copyfile(more / "million.mbox", folder / "more.mbox")
    text = (folder / "mailpromoter.yaml").read_text()
    (folder / "mailpromoter.yaml").write_text(text.replace("users:\n", MAILBOX + "users:\n", 1))
    with Service(product, folder) as service:
        service.await_answer()
        cookie = Visitor(service.port).log_in(service.link()).cookie  # in both runs: it is a start of its own
        if not options:
            return service.await_line("Mailbox more:", 900)
        with Crowd(service.port, cookie, SESSIONS) as crowd:
            took = service.await_line("Mailbox more:", 900)
            memory = [(time.monotonic() - service.began, service.memory())]
            while time.monotonic() - service.began < options.soak:
                crowd.over.wait(5)
                memory.append((time.monotonic() - service.began, service.memory()))
        return took, crowd, memory
