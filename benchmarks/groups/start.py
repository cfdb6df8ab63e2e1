"""How long a whole process of `explain` takes on each Java, after bin/prepare."""
import shutil
from pathlib import Path

from measuring.product import Product
from measuring.small import folder_of, small_mail

NAME = "start"
LIMITS = {17: {"required": 0.4, "aim": 0.3}, 25: {"required": 0.35, "aim": 0.25}}


def measure(options, results):
    mail = small_mail(options, 2000)
    products = [_for_java(options, product, version, home)
                for version, home in options.java.items() for product in options.products]
    folders = {product: folder_of(options, product, mail) for product in products}
    for product, folder in folders.items():
        product.first_sync(folder)
    for turn in range(3 * options.runs + 2):
        for product, folder in list(folders.items())[:: 1 if turn % 2 == 0 else -1]:
            version = product.name.rpartition("-java")[2]
            results.add(f"explain, Java {version}", product.name.rpartition("-java")[0],
                        product.run(folder, "explain", "1000", text=True))
    for version in options.java:
        results.figure(NAME, f"start of explain, Java {version}", "s", results.series(f"explain, Java {version}"),
                       **LIMITS.get(version, {}))


def _for_java(options, product, version, home):
    """A copy of the distribution: what bin/prepare writes is for one Java, in one place."""
    copy = options.work / "start" / f"{product.name}-java{version}"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(product.command.parent.parent, copy, symlinks=True)
    found = Product(copy.name, copy / "bin/mailpromoter", options.heap, Path(home))
    found.prepare()
    return found
