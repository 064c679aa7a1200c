"""What the benchmarks share: one command, measured."""
import os
import pathlib
import re
import shlex
import signal
import socket
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


def free_port():
    """A port that is free, and with it the one that lies 1,000 further, which some servers take too."""
    for port in range(21000, 60000, 7):
        try:
            for number in (port, port + 1000):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", number))
            return port
        except OSError:
            continue
    raise SystemExit("no port is free")


class ServerProgram:
    """A server that was started, by a command in which {port} stands for the port that it listens at."""

    def __init__(self, command):
        self.port = free_port()
        self.process = subprocess.Popen(
            shlex.split(command.replace("{port}", str(self.port))),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)

    def has_ended(self):
        return self.process.poll() is not None

    def private_memory(self):
        """In bytes, now."""
        return private_memory(self.process.pid)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
