"""What the benchmarks share: one command, measured."""
import os
import pathlib
import re
import subprocess
import sys
import time


def private_memory(pid):
    """The private memory of a process now, in bytes."""
    try:
        return int(re.search(r"RssAnon:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) * 1024
    except (OSError, TypeError):
        return 0


def measure(command):
    """Wall time, processor time and peak private memory of a command."""
    begin = time.monotonic()
    with open(os.devnull, "wb") as sink:
        process = subprocess.Popen(command, stdout=sink, stderr=subprocess.PIPE)
        peak = 0
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            peak = max(peak, private_memory(process.pid))
            time.sleep(0.005)
        wall = time.monotonic() - begin
        message = process.stderr.read().decode(errors="replace")
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} failed: {message[:500]}")
    return wall, usage.ru_utime + usage.ru_stime, peak
