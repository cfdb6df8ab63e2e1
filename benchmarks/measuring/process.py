"""Whole processes: what one run of a command costs, and what must be installed before it."""
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

TIMED = Path(__file__).with_name("timed.py")


@dataclass(frozen=True)
class Cost:
    """Wall seconds, CPU seconds of the process and its children, peak memory in MB, and standard output."""

    wall: float
    cpu: float
    memory: float
    out: str = ""


def timed(command, accepted=(0,), **options):
    """Runs a command to its end and tells what it cost; another exit code than an accepted one ends everything."""
    command = [str(part) for part in command]
    with tempfile.NamedTemporaryFile() as result, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        code = subprocess.call([sys.executable, "-S", "-E", TIMED, result.name, *command], stdout=out, stderr=err,
                               **options)
        out.seek(0)
        if code not in accepted:
            err.seek(0)
            sys.exit(f"{' '.join(command)} ended with {code}:\n{err.read().decode()}\n{out.read().decode()[-2000:]}")
        return Cost(**json.load(result), out=out.read().decode())


def need(path, hint):
    """Ends the program with a hint if a file or a command is missing."""
    if not Path(path).exists() and not shutil.which(str(path)):
        sys.exit(f"{path} is missing: {hint}")
