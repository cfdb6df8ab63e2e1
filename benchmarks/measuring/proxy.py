"""A proxy in front of a server: it delays what passes, counts round trips, and tells when lines pass."""
import asyncio
import re
import threading
import time

COMMAND = re.compile(rb"^[A-Z]+[0-9]+ |\n[A-Z]+[0-9]+ ")
ANSWERED = re.compile(rb"^[A-Z]+[0-9]+ (?:OK|NO|BAD) |\n[A-Z]+[0-9]+ (?:OK|NO|BAD) ")


class Proxy:
    """Listens on loopback until ``stop``; delays each direction by half of a round-trip time.

    ``seen`` is called with the time and the bytes of everything that comes from the server.
    """

    def __init__(self, target, round_trip=0.0, seen=lambda when, data: None):
        self.target, self.delay, self.seen = target, round_trip / 2, seen
        self.connections = self.turns = 0
        self.loop, started = asyncio.new_event_loop(), threading.Event()
        self.thread = threading.Thread(target=self._serve, args=[started], daemon=True)
        self.thread.start()
        started.wait()

    def _serve(self, started):
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self._accept, "127.0.0.1", 0, limit=1 << 20))
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        self.loop.run_forever()

    async def _accept(self, reader, writer):
        self.connections += 1
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target, limit=1 << 20)
        open_commands = [0]
        await asyncio.gather(self._pass(reader, far_writer, lambda data: self._asked(open_commands, data)),
                             self._pass(far_reader, writer, lambda data: self._answered(open_commands, data)))

    def _asked(self, open_commands, data):
        """Commands that are sent while no other one waits for its answer cost one round trip together."""
        self.turns += open_commands[0] <= 0
        open_commands[0] = max(0, open_commands[0]) + len(COMMAND.findall(data))

    def _answered(self, open_commands, data):
        open_commands[0] -= len(ANSWERED.findall(data))
        self.seen(time.monotonic(), data)

    async def _pass(self, reader, writer, note):
        held = asyncio.Queue()
        sending = asyncio.create_task(self._send(held, writer))
        try:
            while data := await reader.read(1 << 18):
                note(data)
                held.put_nowait((time.monotonic() + self.delay, data))
        except ConnectionError:
            pass
        held.put_nowait((time.monotonic() + self.delay, b""))
        await sending

    async def _send(self, held, writer):
        try:
            while True:
                when, data = await held.get()
                if self.delay:
                    await asyncio.sleep(max(0.0, when - time.monotonic()))
                if not data:
                    break
                writer.write(data)
                await writer.drain()
        except ConnectionError:
            pass
        writer.close()

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.stop()
