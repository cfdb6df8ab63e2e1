"""Mailboxes of small messages in an mbox file, and databases that are made of them."""
import os
import shutil

import million


def small_mail(options, count):
    """The generated file, its configuration and contacts; kept for later runs."""
    folder = options.work / f"small{count}-{options.seed}"
    million.write(folder, count, options.seed)
    return folder


def folder_of(options, product, mail, folder=None):
    """A folder for the databases of a product, with the same mail."""
    folder = folder or options.work / f"{mail.name}-{product.name}"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(mail / "mailpromoter.yaml", folder / "mailpromoter.yaml")
    shutil.copyfile(mail / "contacts.csv", folder / "contacts.csv")
    if not (folder / "million.mbox").exists():
        os.link(mail / "million.mbox", folder / "million.mbox")
    return folder
