"""A synchronization when nothing is new, and one after a hundred new messages."""
from measuring.dovecot import Dovecot
from measuring.mailbox import Delivery, fresh_copy, generated
from measuring.product import synchronized
from measuring.rules import configure, imap_server, rules

NAME = "idle"


def measure(options, results):
    count = max(options.count)
    pristine = generated(options, count)
    found = rules(pristine, options.promote_share)
    maildir = fresh_copy(pristine, options.work / f"run{count}" / "Maildir")
    sent = []
    with Dovecot(options.work, maildir) as server:
        server.warm()
        folders = {product: options.work / f"run{count}" / product.name for product in options.products}
        for product, folder in folders.items():
            configure(folder, found, imap_server(server.port))
            product.first_sync(folder)
        for turn in range(options.runs * 2 + 1):
            for product, folder in list(folders.items())[:: 1 if turn % 2 == 0 else -1]:
                results.add(f"idle {count}", product.name, product.run(folder, "sync"))
                sent.append(server.bytes_out())
        for product, folder in folders.items():
            _new(options, results, count, maildir, product, folder)
    results.figure(NAME, f"idle sync, {count:,} messages", "s", results.series(f"idle {count}"), required=0.6, aim=0.4)
    results.figure(NAME, "bytes that the server sends in an idle sync", "bytes", sent)
    results.figure(NAME, f"sync after 100 new in {count:,}", "s", results.series(f"100 new in {count}"), required=2, aim=1)


def _new(options, results, count, maildir, product, folder):
    for turn in range(options.runs):
        delivery = Delivery(options, maildir)
        after = results.add(f"100 new in {count}", product.name, product.run(folder, "sync"))
        if synchronized(after)["processed"] != Delivery.COUNT:
            raise SystemExit(f"100 new messages were delivered and {synchronized(after)['processed']} were processed")
        delivery.take_back()
