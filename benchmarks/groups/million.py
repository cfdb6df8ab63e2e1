"""Commands over a database of a million decisions; each must finish with the heap that is given."""
import shutil

from measuring.small import folder_of, small_mail

NAME = "million"
PERSON = "c7@company7.example"

# the command, and the most seconds: at all, or above the same command with an empty database
WHOLE = {"report": (["report", "--since", "2000-01-01"], 5), "verify-decisions": (["verify-decisions"], 5)}
ABOVE_START = {"errors": ["errors"], "errors --sender": ["errors", "--sender", PERSON], "status": ["status"],
               "explain": ["explain", "{middle}"], "activities": ["activities"]}
WHAT_IF = ["what-if", "--user", "u0", "--track", "contacts", "--since", "2000-01-01"]


def measure(options, results):
    count = options.million
    folders, empty = _databases(options, count), _databases(options, 0)
    for turn in range(options.runs):
        for product in options.products[:: 1 if turn % 2 == 0 else -1]:
            _commands(results, product, folders[product], empty[product], count)
            _erase(results, product, folders[product])
    for name, (_, seconds) in WHOLE.items():
        results.figure(NAME, f"{name}, {count:,} decisions", "s", results.series(name), required=seconds)
        results.figure(NAME, f"peak memory of {name}", "MB", results.series(name, "memory"))
    rates = [count / wall for wall in results.series("what-if")]
    results.figure(NAME, f"what-if over {count:,} decisions", "1/s", rates, required=200_000, at_least=True)
    for name in ABOVE_START:
        above = [full - none for full, none in zip(results.series(name), results.series(f"{name}, empty"))]
        results.figure(NAME, f"{name}, {count:,} decisions: above an empty database", "s", above, required=0.3)
    results.figure(NAME, f"erase-person, {count:,} decisions", "s", results.series("erase-person"), required=15)
    results.figure(NAME, "peak memory of erase-person", "MB", results.series("erase-person", "memory"))


def _databases(options, count):
    """A database for each product, made by its own first synchronization."""
    mail = small_mail(options, count)
    folders = {product: folder_of(options, product, mail) for product in options.products}
    for product, folder in folders.items():
        if not options.keep or not (folder / "bench.db").exists():
            product.first_sync(folder)
    return folders


def _commands(results, product, folder, empty, count):
    for name, (arguments, _) in WHOLE.items():
        results.add(name, product.name, product.run(folder, *arguments))
    results.add("what-if", product.name, product.run(folder, *WHAT_IF))
    for name, arguments in ABOVE_START.items():
        line = [part.format(middle=count // 2) for part in arguments]
        results.add(name, product.name, product.run(folder, *line, accepted=(0, 6)))
        results.add(f"{name}, empty", product.name, product.run(empty, *line, accepted=(0, 6)))


def _erase(results, product, folder):
    """In a copy, because it cannot be undone."""
    copy = folder.with_name(folder.name + "-erased")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*.mbox"))
    results.add("erase-person", product.name, product.run(copy, "erase-person", PERSON, "--yes", accepted=(0, 6)))
    shutil.rmtree(copy)
