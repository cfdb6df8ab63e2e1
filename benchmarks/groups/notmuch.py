"""The first synchronization against a pull by mbsync with an index by notmuch; takes minutes."""
import shutil

from groups.first_sync import pull
from measuring.dovecot import Dovecot
from measuring.mailbox import fresh_copy, generated
from measuring.process import need, timed
from measuring.rules import configure, imap_server, rules

NAME = "notmuch"


def measure(options, results):
    need("mbsync", "apt-get install isync")
    need("notmuch", "apt-get install notmuch")
    count = min(options.count)
    pristine, folder = generated(options, count), options.work / f"run{count}"
    found, product = rules(pristine, options.promote_share), options.products[0]
    with Dovecot(options.work, fresh_copy(pristine, folder / "Maildir")) as server:
        server.warm()
        configure(folder / product.name, found, imap_server(server.port))
        results.add("first sync", product.name, product.first_sync(folder / product.name))
        results.add("pull", "mbsync", pull(folder, server.port))
        results.add("index", "notmuch", _index(folder))
    both = [a + b for a, b in zip(results.series("pull", who="mbsync"), results.series("index", who="notmuch"))]
    results.ratio(NAME, f"first sync of {count:,} / mbsync + notmuch new", results.series("first sync"), both,
                  required=0.05)


def _index(folder):
    config = folder / "notmuch-config"
    config.write_text(f"[database]\npath={folder}/pulled\n[user]\nname=x\nprimary_email=x@example.test\n"
                      "[new]\ntags=new\n")
    shutil.rmtree(folder / "pulled/.notmuch", ignore_errors=True)
    return timed(["notmuch", "--config", config, "new", "--quiet"])
