"""Decisions with facts given, a second and core: measured by JMH."""
import json
import subprocess
import tempfile

from measuring.java import classpath

NAME = "decide"


def measure(options, results):
    rates = []
    for _ in range(options.runs):
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            subprocess.run(["java", "-cp", classpath(), "org.openjdk.jmh.Main", "DecideBenchmark", "-rf", "json",
                            "-rff", file.name, *(["-wi", "1", "-i", "1"] if options.smoke else [])],
                           check=True, stdout=subprocess.DEVNULL)
            rates += [_each_second(run["primaryMetric"]) for run in json.load(open(file.name))]
    results.figure(NAME, "decisions with facts given, one core", "1/s", rates, required=600_000, aim=1_000_000,
                   at_least=True)


def _each_second(metric):
    return metric["score"] * {"ops/s": 1, "ops/ms": 1_000, "ops/us": 1_000_000}[metric["scoreUnit"]]
