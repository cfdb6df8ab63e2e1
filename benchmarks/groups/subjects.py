"""Promoted messages with one subject, or in one conversation, against messages with different subjects."""
from measuring.product import synchronized

NAME = "subjects"


def _different(number):
    return f"Subject {number} of many", ""


def _one_subject(number):
    return "Disk almost full", ""


def _each_answers_the_former(number):
    return ("Re: " if number else "") + "Disk almost full", _answer(number - 1)


def _all_answer_the_first(number):
    return ("Re: " if number else "") + "Disk almost full", _answer(0 if number else -1)


def _answer(parent):
    return f"In-Reply-To: {_name(parent)}\nReferences: {_name(parent)}\n" if parent >= 0 else ""


def _name(number):
    return f"<n{number}@customer.example>"


SHAPES = {"different subjects": _different, "one subject": _one_subject,
          "each answers the former": _each_answers_the_former, "all answer the first": _all_answer_the_first}


def measure(options, results):
    count = options.conversation
    for shape, message in SHAPES.items():
        _write(options.work / "subjects" / shape.replace(" ", "-"), count, message)
    for turn in range(options.runs):
        for product in options.products:
            for shape in list(SHAPES)[:: 1 if turn % 2 == 0 else -1]:
                folder = options.work / "subjects" / shape.replace(" ", "-")
                cost = results.add(f"{shape} {count}", product.name, product.first_sync(folder))
                if synchronized(cost)["promoted"] != count:
                    raise SystemExit(f"{shape}: {synchronized(cost)['promoted']} of {count} were promoted")
    for shape in list(SHAPES)[1:]:
        results.ratio(NAME, f"{count:,} promoted, {shape} / different subjects", results.series(f"{shape} {count}"),
                      results.series(f"different subjects {count}"), required=1.5, aim=1.2)


def _write(folder, count, message):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "mail.mbox", "w", encoding="ascii") as out:
        for number in range(count):
            subject, parents = message(number)
            at = f"Mon, 05 Jan 2026 {number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02} +0000"
            out.write(f"From c@customer.example Mon Jan  5 10:00:00 2026\nMessage-ID: {_name(number)}\n{parents}"
                      f"From: c{number % 500}@customer.example\nTo: u0@ourco.example\nSubject: {subject}\n"
                      f"Date: {at}\n\nThis is message {number}.\n\n")
    (folder / "contacts.csv").write_text("kind,id,name,address\ncontact,c,A customer,c@customer.example\n")
    (folder / "mailpromoter.yaml").write_text(
        "storage:\n  file: bench.db\nservers:\n  files:\n    connector: file\nmailboxes:\n  all:\n"
        "    server: files\n    owner: u0\n    path: mail.mbox\nusers:\n"
        "  u0: { addresses: [u0@ourco.example], track: all }\n")
