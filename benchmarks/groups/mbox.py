"""The first synchronization of an mbox file with many small messages, and what a refused one takes on disk."""
from measuring.product import synchronized
from measuring.small import folder_of, small_mail

NAME = "mbox"


def measure(options, results):
    count = options.million
    mail = small_mail(options, count)
    for turn in range(max(1, options.runs - 2) if count > 100_000 else options.runs):
        for product in options.products[:: 1 if turn % 2 == 0 else -1]:
            cost = results.add(f"mbox {count}", product.name, product.first_sync(folder_of(options, product, mail)))
            said = synchronized(cost)
            print(f"  {said['processed']} messages, {said['promoted'] / said['processed']:.1%} promoted", flush=True)
    results.figure(NAME, f"first sync of {count:,} small messages from an mbox file", "s",
                   results.series(f"mbox {count}"), required=40, aim=30)
    results.figure(NAME, f"peak memory of it, {count:,}", "MB", results.series(f"mbox {count}", "memory"))
    _size(options, results, min(count, 100_000))


def _size(options, results, count):
    """Nobody tracks anything: every message is refused, and the evidence of each is kept."""
    mail = small_mail(options, count)
    product = options.products[0]
    folder = folder_of(options, product, mail)
    refusing = folder.with_name(folder.name + "-refused")
    folder_of(options, product, mail, refusing)
    text = (refusing / "mailpromoter.yaml").read_text()
    head = text[:text.index("users:")]
    (refusing / "mailpromoter.yaml").write_text(
        head + "users:\n  u0: { addresses: ['nobody@ourco.example'], track: replies }\n")
    said = synchronized(product.first_sync(refusing))
    if said["promoted"]:
        raise SystemExit(f"{said['promoted']} messages were promoted that should be refused")
    bytes_each = sum(file.stat().st_size for file in refusing.glob("bench.db*")) / said["processed"]
    results.figure(NAME, "database per refused message, evidence kept", "bytes", [bytes_each], required=1024)
