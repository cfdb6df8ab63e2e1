"""Lists, searches and counts over a million decisions, while a mailbox is synchronized by the same process."""
import shutil
import subprocess

import million
from measuring.java import classpath
from measuring.small import folder_of, small_mail

NAME = "lists"
MAILBOX = """\
  more:
    server: files
    owner: u1
    path: more.mbox
"""


def measure(options, results):
    count = options.million
    folder = _database(options, count)
    lines = subprocess.run(
        ["java", f"-Xmx{options.heap}", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classpath(),
         "org.mailpromoter.benchmarks.ListBenchmark", folder / "mailpromoter.yaml", str(4 * options.runs), "more"],
        check=True, capture_output=True, text=True).stdout.splitlines()
    print(f"  {lines[0].expandtabs()}", flush=True)
    for line in lines[1:]:
        name, *times = line.split("\t")
        first, ninety_five = (float(each) for each in times[:2])
        results.figure(NAME, f"{name}: first page, 95 % (median {first:.1f})", "ms", [ninety_five], required=100)
        if len(times) > 3:
            results.figure(NAME, f"{name}: next pages, 95 % (median {float(times[2]):.1f})", "ms", [float(times[3])],
                           required=100)


def _database(options, count):
    """A copy of the database of a first synchronization, and a mailbox that is not in it yet."""
    product = options.products[0]
    kept = folder_of(options, product, small_mail(options, count))
    if not options.keep or not (kept / "bench.db").exists():
        product.first_sync(kept)
    folder = kept.with_name(kept.name + "-lists")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(kept, folder, ignore=shutil.ignore_patterns("*.mbox"))
    more = options.work / f"small{count // 10}-{options.seed + 1}"
    million.write(more, count // 10, options.seed + 1)
    shutil.copyfile(more / "million.mbox", folder / "more.mbox")
    text = (folder / "mailpromoter.yaml").read_text()
    (folder / "mailpromoter.yaml").write_text(text.replace("users:\n", MAILBOX + "users:\n", 1))
    return folder
