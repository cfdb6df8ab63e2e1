"""First synchronizations of a generated mailbox, beside a full pull by mbsync; also over the stub of Exchange."""
import shutil

from measuring.dovecot import Dovecot, PASSWORD, USER
from measuring.mailbox import fresh_copy, generated
from measuring.process import need, timed
from measuring.product import synchronized
from measuring.rules import configure, imap_server, rules

NAME = "first-sync"
LIMITS = {20_000: (1.0, 0.7), 100_000: (0.65, 0.5)}


def measure(options, results):
    for count in options.count:
        _size(options, results, count)
    if {20_000, 100_000} <= set(options.count):
        each = {count: [wall / count for wall in results.series(f"first sync {count}")] for count in options.count}
        results.ratio(NAME, "time per message, 100,000 over 20,000", each[100_000], each[20_000], required=1.0)


def _size(options, results, count):
    if not options.without_peers:
        need("mbsync", "apt-get install isync")
    pristine = generated(options, count)
    found = rules(pristine, options.promote_share)
    for turn in range(options.runs):
        with Dovecot(options.work, fresh_copy(pristine, options.work / f"run{count}" / "Maildir")) as server:
            server.warm()
            steps = [lambda p=p: _ours(options, results, count, found, server, p, turn) for p in options.products]
            if not options.without_peers:
                steps.append(lambda: results.add(f"pull {count}", "mbsync", pull(options.work / f"run{count}", server.port)))
            for step in steps if turn % 2 == 0 else reversed(steps):
                step()
    _figures(options, results, count)


def _ours(options, results, count, found, server, product, turn):
    folder = options.work / f"run{count}" / product.name
    configure(folder, found, imap_server(server.port))
    kinds = [(f"first sync {count}", []), (f"digests only {count}", ["refused-evidence", "digest-only"])]
    if options.without_evidence:
        kinds = kinds[:1]
    for step, settings in kinds if turn % 2 == 0 else reversed(kinds):
        cost = results.add(step, product.name, product.first_sync(folder, *settings))
    said = synchronized(cost)
    if said["processed"] != count:
        raise SystemExit(f"{count} messages are in the mailbox and {said['processed']} were processed")
    print(f"  promoted {said['promoted'] / count:.1%}, the model expects {found['expected']:.1%}", flush=True)


def _figures(options, results, count):
    ours = results.series(f"first sync {count}")
    required, aim = LIMITS.get(count, (None, None))
    if not options.without_peers:
        results.ratio(NAME, f"first sync of {count:,} / mbsync full pull, no fsync", ours,
                      results.series(f"pull {count}", who="mbsync"), required=required, aim=aim)
    results.figure(NAME, f"first sync of {count:,}", "s", ours)
    limits = {"required": 12, "aim": 10} if count == 100_000 else {}
    results.figure(NAME, f"CPU of the first sync of {count:,}", "s", results.series(f"first sync {count}", "cpu"), **limits)
    results.figure(NAME, f"peak memory of the first sync of {count:,}", "MB", results.series(f"first sync {count}", "memory"))
    if not options.without_evidence:
        results.ratio(NAME, f"evidence of refused mail kept / digests only, {count:,}", ours,
                      results.series(f"digests only {count}"), required=1.15)


def pull(folder, port):
    """A full pull by mbsync into an empty Maildir, without fsync."""
    target = folder / "pulled"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
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
    return timed(["mbsync", "-q", "-c", folder / "mbsyncrc", "bench"])
