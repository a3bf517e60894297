"""Runs one command and prints what the system counted for it and its children, as JSON.

Usage: bench-measure.py SECONDS STDIN-FILE COMMAND [ARGUMENT...]

Node can ask for its own use of resources only, and the system adds the parent's memory at the fork to a child's peak,
so the parent is small: that is why this is not JavaScript.
"""

import json
import os
import signal
import sys
import time

seconds, stdin, *command = sys.argv[1:]
start = time.monotonic()
pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    os.dup2(os.open(stdin, os.O_RDONLY), 0)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    try:
        os.execv(command[0], command)
    except OSError:
        os._exit(127)


def stop(_signal, _frame):
    os.killpg(pid, signal.SIGKILL)


signal.signal(signal.SIGALRM, stop)
signal.alarm(int(seconds))
_, status, usage = os.wait4(pid, 0)
print(
    json.dumps(
        {
            "code": os.waitstatus_to_exitcode(status),
            "cpu": usage.ru_utime + usage.ru_stime,
            "wall": time.monotonic() - start,
            # Linux counts in KiB, macOS in bytes.
            "rss": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        }
    )
)
