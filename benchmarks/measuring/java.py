"""What the module of benchmarks in Java needs to run."""
from pathlib import Path

from measuring.process import need

CLASSES = Path(__file__).resolve().parent.parent / "target"


def classpath():
    """Its classes and what they use; README.md says how to build it."""
    need(CLASSES / "dependency", "build the module as benchmarks/README.md says")
    return f"{CLASSES}/classes:{CLASSES}/dependency/*"
