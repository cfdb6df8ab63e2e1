"""First synchronizations of a mailbox that is far away: 40 ms of round-trip time, against none."""
from measuring.dovecot import Dovecot
from measuring.mailbox import fresh_copy, generated
from measuring.proxy import Proxy
from measuring.rules import configure, imap_server, rules

NAME = "round-trip"
FAR = 0.040


def measure(options, results):
    count = min(options.count)
    pristine = generated(options, count)
    found = rules(pristine, options.promote_share)
    trips, mailbox = [], options.work / f"run{count}" / "Maildir"
    with Dovecot(options.work, fresh_copy(pristine, mailbox)) as server:
        server.warm()
        for turn in range(options.runs):
            steps = [(product, far) for product in options.products for far in (0.0, FAR)]
            for product, far in steps if turn % 2 == 0 else reversed(steps):
                with Proxy(server.port, far) as proxy:
                    folder = options.work / f"run{count}" / product.name
                    configure(folder, found, imap_server(proxy.port))
                    results.add(_step(count, far), product.name, product.first_sync(folder))
                    if product.name == results.main:
                        trips.append(proxy.turns)
                    print(f"  {proxy.turns} round trips, {proxy.connections} connections", flush=True)
    added = [far - near for far, near in zip(results.series(_step(count, FAR)), results.series(_step(count, 0.0)))]
    results.figure(NAME, f"seconds that 40 ms of round-trip time add to the first sync of {count:,}", "s", added,
                   required=1.5, aim=1.0)
    results.figure(NAME, f"round trips of the first sync of {count:,}", "turns", trips)


def _step(count, far):
    return f"first sync {count}, {far * 1000:.0f} ms away"
