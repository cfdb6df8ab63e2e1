"""Mail that waits, sent over SMTP to a server on loopback that throws it away (smtp-sink of Postfix)."""
import shutil
import socket
import subprocess
import time

from measuring.java import classpath
from measuring.process import need

NAME = "send"
SINK = "/usr/sbin/smtp-sink"


def measure(options, results):
    need(SINK, "apt-get install postfix")
    mails = 200 if options.smoke else 10_000
    for mailboxes in (1, 4):
        rates = {"queue": [], "send": []}
        cpu = []
        for _ in range(options.runs):
            for step, rate, seconds in _run(options, mails, mailboxes):
                rates[step].append(rate)
                cpu += [1000 * seconds / mails] if step == "send" else []
        what = f"{mails:,} mails of {mailboxes} mailbox{'es' if mailboxes > 1 else ''}"
        results.figure(NAME, f"{what}, queued", "1/s", rates["queue"])
        results.figure(NAME, f"{what}, sent", "1/s", rates["send"], required=200, at_least=True)
        results.figure(NAME, f"{what}, CPU of sending one", "ms", cpu)


def _run(options, mails, mailboxes):
    """The steps of a run: name, mails in a second, and CPU seconds."""
    folder = options.work / "send"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    port = _free_port()
    sink = subprocess.Popen([SINK, "-u", "nobody", f"127.0.0.1:{port}", "100"], stderr=subprocess.DEVNULL)
    try:
        _await(port)
        lines = subprocess.run(
            ["java", f"-Xmx{options.heap}", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classpath(),
             "org.mailpromoter.benchmarks.SendBenchmark", folder, str(port), str(mails), str(mailboxes)],
            check=True, capture_output=True, text=True).stdout.splitlines()
    finally:
        sink.terminate()
        sink.wait()
    for step, count, wall, cpu in (line.split("\t") for line in lines):
        if int(count) != mails:
            raise RuntimeError(f"{step}: {count} mails instead of {mails}")
        print(f"  {step} {mails} of {mailboxes}: {wall} s, CPU {cpu} s", flush=True)
        yield step, mails / float(wall), float(cpu)


def _free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def _await(port):
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("smtp-sink does not listen")
