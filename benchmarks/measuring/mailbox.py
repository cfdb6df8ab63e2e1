"""Generated mailboxes: made once for a count and a seed, and copied as hard links for each run."""
import itertools
import os
import shutil
import subprocess
import sys

from measuring.process import need


def generated(options, count, seed=None):
    """The Maildir of a count and a seed; it is kept for later runs and never changed."""
    need(options.generator, "give the mailbox generator with --generator")
    seed = options.seed if seed is None else seed
    folder = options.work / f"m{count}-{seed}"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        print(f"generating {count} messages ...", flush=True)
        subprocess.run([sys.executable, options.generator, "--count", str(count), "--seed", str(seed),
                        "--out", folder / "Maildir"], check=True, stdout=subprocess.DEVNULL)
        (folder / "complete").touch()
    return folder / "Maildir"


def fresh_copy(maildir, target):
    """A Maildir that a server may change."""
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-al", maildir, target], check=True)
    return target


class Delivery:
    """A hundred new messages in a Maildir; ``take_back`` removes them again.

    The names of files differ from delivery to delivery: a server that has not seen them go knows them again.
    """

    COUNT = 100
    turns = itertools.count(2_000_000_000)

    def __init__(self, options, maildir):
        self.maildir, self.names, turn = maildir, set(), next(self.turns)
        for path in sorted((generated(options, self.COUNT, options.seed + 1000) / "cur").iterdir()):
            name = f"{turn}." + path.name.split(",")[0].split(".", 1)[1] + ".bench"
            shutil.copyfile(path, maildir / "new" / name)
            self.names.add(name)
        if os.getuid() == 0:
            subprocess.run(["chown", "-R", "mail:mail", maildir / "new"], check=True)

    def take_back(self):
        for part in ("new", "cur"):
            for path in (self.maildir / part).iterdir():
                if path.name.split(":")[0] in self.names:
                    path.unlink()
