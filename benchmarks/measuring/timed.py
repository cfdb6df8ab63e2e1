"""Runs a command and writes what it cost to a file: timed.py RESULT COMMAND ...

A process of its own, and a small one: the peak memory of a child is never less than that of the process
that started it, and the program that measures holds a mailbox in memory.
"""
import json
import os
import sys
import time

start = time.monotonic()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - start
with open(sys.argv[1], "w") as result:
    json.dump({"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}, result)
sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
