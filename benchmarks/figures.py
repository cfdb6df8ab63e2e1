#!/usr/bin/env python3
"""Measures every figure that the product must reach, and says of each whether it is met.

    python3 benchmarks/figures.py                          # everything, in one run
    python3 benchmarks/figures.py --only first-sync,idle   # some groups
    python3 benchmarks/figures.py --smoke                  # everything, with small sizes
    python3 benchmarks/figures.py --only first-sync --against OTHER/bin/mailpromoter

What is compared is measured in turns in the same run; medians are printed with the least and the greatest value.
"""
import argparse
import datetime
import importlib
import json
import os
import platform
import sys
import traceback
from dataclasses import asdict
from pathlib import Path

from measuring.product import Product
from measuring.results import Results, comparison, table

ROOT = Path(__file__).resolve().parent.parent
GROUPS = ["first-sync", "idle", "exchange", "graph", "mbox", "subjects", "round-trip", "start", "latency", "decide",
          "million", "lists", "console", "people", "send", "notmuch"]
JAVA = {17: "/usr/lib/jvm/java-17-openjdk-amd64", 25: "/usr/lib/jvm/temurin-25-jdk-amd64"}


def parse_arguments():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--only", default=",".join(GROUPS), help=f"groups, separated by commas: {', '.join(GROUPS)}")
    ap.add_argument("--count", default="20000,100000", help="messages in the generated mailboxes")
    ap.add_argument("--million", type=int, default=1_000_000, help="small messages, decisions and contacts")
    ap.add_argument("--conversation", type=int, default=20_000, help="messages with one subject")
    ap.add_argument("--mailboxes", type=int, default=1000, help="mailboxes of one configuration")
    ap.add_argument("--soak", type=float, default=600, help="seconds that fifty sessions read in the console")
    ap.add_argument("--keep", action="store_true", help="use the databases of small messages that exist")
    ap.add_argument("--java", action="append", default=[], metavar="VERSION=HOME", help="a Java to start with")
    ap.add_argument("--smoke", action="store_true", help="small sizes and one turn: shows that everything runs")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--runs", type=int, default=3, help="turns; medians are printed")
    ap.add_argument("--heap", default="256m", help="heap of mailpromoter")
    ap.add_argument("--promote-share", type=float, default=0.2)
    ap.add_argument("--without-peers", action="store_true", help="without mbsync")
    ap.add_argument("--without-evidence", action="store_true", help="without the first sync that keeps digests only")
    ap.add_argument("--work", type=Path, default=Path("/tmp/mailpromoter-benchmark"))
    ap.add_argument("--generator", type=Path, default=ROOT.parent / "shared/tools/gen_mailbox.py")
    ap.add_argument("--command", type=Path, default=ROOT / "app/target/distribution/mailpromoter/bin/mailpromoter")
    ap.add_argument("--against", type=Path, help="the command of another distribution, measured in turns with --command")
    ap.add_argument("--json", type=Path, help="saves the figures and all costs")
    options = ap.parse_args()
    options.count = [int(count) for count in options.count.split(",")]
    options.java = {int(version): home for version, _, home in (each.partition("=") for each in options.java)} or JAVA
    options.products = [Product("this", options.command, options.heap)]
    if options.against:
        options.products.append(Product("against", options.against, options.heap))
    if options.smoke:
        options.count, options.runs = [400], 1
        options.million, options.conversation, options.mailboxes, options.soak = 2000, 200, 20, 15
    return options


def machine():
    """Processor, cores and memory, and how busy it was when the run began."""
    model = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.processor())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, load {os.getloadavg()[0]:.1f}"


def measured(name, options, results):
    """Whether a group was measured to its end; what the others measured is printed in any case."""
    print(f"{name} ...", flush=True)
    try:
        importlib.import_module("groups." + name.replace("-", "_")).measure(options, results)
    except (Exception, SystemExit):
        traceback.print_exc()
        return False
    return True


def main():
    options = parse_arguments()
    options.work.mkdir(parents=True, exist_ok=True)
    where, when = machine(), datetime.datetime.now().strftime("%Y-%m-%d %H:%M")
    results = Results(options.products[0].name, judged=not options.smoke)
    for product in options.products:
        product.prepare()
    names = options.only.split(",")
    for name in names:
        if name not in GROUPS:
            sys.exit(f"There is no group {name}. The groups are {', '.join(GROUPS)}.")
    failed = [name for name in names if not measured(name, options, results)]
    print(f"\n{where}; {when}; heap {options.heap}, {options.runs} turns\n")
    print(table(results.figures))
    if options.against:
        print("\n" + comparison(results, [product.name for product in options.products]))
    if options.json:
        options.json.write_text(json.dumps({"machine": where, "date": when, "costs": {
            step: {who: [asdict(cost) | {"out": ""} for cost in costs] for who, costs in by.items()}
            for step, by in results.costs.items()}, "figures": [asdict(f) for f in results.figures]}, indent=1))
    if failed:
        sys.exit(f"Not measured to the end: {', '.join(failed)}. Its failure is above.")


if __name__ == "__main__":
    main()
