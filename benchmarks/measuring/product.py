"""A built distribution of mailpromoter, and whole runs of its command."""
import json
import os
import subprocess

from measuring.process import need, timed


class Product:
    """One distribution; its name is the folder of its databases and its column in a comparison."""

    def __init__(self, name, command, heap, java_home=None):
        need(command, "build the distribution with ./mvnw -DskipTests package")
        self.name, self.command, self.heap, self.java_home = name, command.resolve(), heap, java_home

    def environment(self):
        own = os.environ.get("MAILPROMOTER_JAVA_OPTS", "")
        found = dict(os.environ, MAILPROMOTER_JAVA_OPTS=f"-Xmx{self.heap} {own}")
        return found | ({"JAVA_HOME": str(self.java_home)} if self.java_home else {})

    def prepare(self):
        """As the user guide has it after installing."""
        subprocess.run([self.command.parent / "prepare"], check=True, env=self.environment())

    def line(self, folder, *arguments):
        return [self.command, "--config", folder / "mailpromoter.yaml", *arguments]

    def run(self, folder, *arguments, accepted=(0,), text=False):
        """One command from start to end, with its answer as JSON, or as text for people."""
        form = [] if text else ["--output", "json"]
        return timed(self.line(folder, *form, *arguments), accepted, env=self.environment())

    def first_sync(self, folder, *settings):
        """The first synchronization into an empty database; importing the contacts is not measured."""
        for old in folder.glob("bench.db*"):
            old.unlink()
        self.run(folder, "records", "import", folder / "contacts.csv")
        if settings:
            self.run(folder, "settings", "set", *settings)
        return self.run(folder, "sync")


def synchronized(cost):
    """What a sync said of its one mailbox: processed, promoted and more."""
    return json.loads(cost.out)["mailboxes"][0]
