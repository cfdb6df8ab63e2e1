"""A running service, and people who look at its console."""
import gzip
import http.client
import random
import re
import socket
import subprocess
import threading
import time
import urllib.parse

PATIENCE = 60.0
LINK = re.compile(r'href="(/[^"#]*)"')
NO_PAGE = re.compile(r"/(assets|api|logout)\b|[^?]*\.(csv|jsonl)\b")  # files of all messages are downloads


class Service:
    """`run` of a distribution on a free port of loopback; it ends with the block that it is used in."""

    def __init__(self, product, folder):
        self.product, self.folder, self.log = product, folder, folder / "run.log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        text = re.sub(r"\nconsole:\n.*\n", "\n", (folder / "mailpromoter.yaml").read_text())
        (folder / "mailpromoter.yaml").write_text(f'{text}console:\n  listen: ["127.0.0.1:{self.port}"]\n')

    def __enter__(self):
        self.began = time.monotonic()
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(self.product.line(self.folder, "run"), stdout=log, stderr=log,
                                            env=self.product.environment())
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def await_answer(self):
        """Seconds from the start of the process to the first page that it answers."""
        while time.monotonic() - self.began < PATIENCE:
            try:
                if Visitor(self.port).get("/login")[0] == 200:
                    return time.monotonic() - self.began
            except OSError:
                time.sleep(0.005)
        raise SystemExit(f"the console does not answer:\n{self.log.read_text()[-2000:]}")

    def await_line(self, text, patience):
        """Seconds from the start of the process to the first look that finds a line in what it printed."""
        while text not in self.log.read_text(errors="replace"):
            if time.monotonic() - self.began > patience or self.process.poll() is not None:
                raise SystemExit(f"the service does not print {text!r}:\n{self.log.read_text()[-2000:]}")
            time.sleep(0.02)
        return time.monotonic() - self.began

    def link(self):
        """The word of a link that logs in once."""
        printed = self.product.run(self.folder, "console", text=True).out
        return re.search(r"/login#(\S+)", printed).group(1)

    def memory(self):
        """Resident memory of its own now, in MB: without pages of files, which the kernel takes back when it likes."""
        status = open(f"/proc/{self.process.pid}/status").read()
        return int(re.search(r"RssAnon:\s+(\d+)", status).group(1)) / 1024


class Visitor:
    """One browser: a connection that is kept, and the cookie of a session."""

    def __init__(self, port, cookie=""):
        self.port, self.cookie = port, cookie
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def log_in(self, ticket):
        home = f"http://127.0.0.1:{self.port}"
        self.connection.request("POST", "/login/ticket", urllib.parse.urlencode({"ticket": ticket, "next": "/"}), {
            "Content-Type": "application/x-www-form-urlencoded", "Origin": home, "Sec-Fetch-Site": "same-origin"})
        response = self.connection.getresponse()
        response.read()
        if response.status != 303 or not response.headers["Set-Cookie"]:
            raise SystemExit(f"logging in was answered with {response.status}")
        self.cookie = response.headers["Set-Cookie"].split(";")[0]
        return self

    def get(self, path):
        """Status, text, seconds, and bytes over the wire."""
        began = time.monotonic()
        headers = {"Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"}
        self.connection.request("GET", path, headers=headers | ({"Cookie": self.cookie} if self.cookie else {}))
        response = self.connection.getresponse()
        body = response.read()
        took = time.monotonic() - began
        size = len(body) + sum(len(name) + len(value) + 4 for name, value in response.getheaders())
        text = gzip.decompress(body) if response.headers["Content-Encoding"] == "gzip" else body
        return response.status, text.decode("utf-8", "replace"), took, size


class Crowd:
    """Sessions that follow links at random, with pauses as readers make them, until it is left."""

    def __init__(self, port, cookie, sessions):
        self.over = threading.Event()
        self.times, self.failures, self.refused = [], [], 0
        self.threads = [threading.Thread(target=self._read, args=(Visitor(port, cookie), random.Random(number)))
                        for number in range(sessions)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def _read(self, visitor, dice):
        path = "/"
        while not self.over.wait(dice.uniform(1, 5)):
            status, text, took, _ = visitor.get(path)
            self.times.append(took)
            if status >= 500:
                self.failures.append(f"{path}: {status}")
            self.refused += 400 <= status < 500
            links = [each.replace("&amp;", "&") for each in LINK.findall(text)]
            links = [each for each in links if not NO_PAGE.match(each)]
            path = dice.choice(links) if links and dice.random() < 0.9 else "/"
