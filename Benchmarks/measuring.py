"""What the benchmarks share: commands and servers, measured."""
import http.client
import math
import os
import pathlib
import random
import re
import shlex
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse

RESULTS = "application/sparql-results+json"
LIMITED = ["timeout", "--kill-after=10", "7200"]


class CommandFailure(SystemExit):
    """A command that failed or took too long. A script that does not expect it ends with its sentence."""


def family(pid):
    """A process and those that it started, and so on."""
    pids = [pid]
    for one in pids:
        try:
            pids += map(int, pathlib.Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except OSError:
            continue
    return pids


def private_memory(pid):
    """The private memory of a process and of those that it started now, in bytes."""
    total = 0
    for one in family(pid):
        try:
            status = pathlib.Path(f"/proc/{one}/status").read_text()
            total += int(re.search(r"RssAnon:\s+(\d+)", status)[1]) * 1024
        except (OSError, TypeError):
            continue
    return total


def processor_time(pid):
    """The seconds of processor time that a process and those that it started have had."""
    ticks = 0
    for one in family(pid):
        try:
            fields = pathlib.Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def measure(command, limit=math.inf, output=os.devnull):
    """Wall time, processor time and peak private memory of a command, which is killed after so many seconds."""
    with open(output, "wb") as sink, tempfile.TemporaryFile() as messages:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdout=sink, stderr=messages)
        peak = 0
        try:
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                wall = time.monotonic() - begin
                if pid:
                    process.returncode = os.waitstatus_to_exitcode(status)
                    break
                if wall > limit:
                    raise CommandFailure(f"{command[0]} took more than {limit} s")
                peak = max(peak, private_memory(process.pid))
                time.sleep(0.005)
        finally:
            if process.returncode is None:
                process.kill()
                process.wait()
        messages.seek(0)
        if process.returncode:
            raise CommandFailure(f"{command} failed: {messages.read(500).decode(errors='replace')}")
    return wall, usage.ru_utime + usage.ru_stime, peak


def free_port():
    """A port that is free, and with it the one that lies 1,000 further, which some servers take too.

    It is a random one below those that clients get, so that two benchmarks at a time do not choose the same.
    """
    for port in random.sample(range(20000, 31000), 1000):
        try:
            for number in (port, port + 1000):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", number))
            return port
        except OSError:
            continue
    raise SystemExit("no port is free")


def ask(url, query, timeout, accept=RESULTS):
    """Seconds and the body of an answer to a query by POST; the time counts from the connection to the last byte.

    What the address has behind ? goes into the form. A status other than 200 is an HTTPException.
    """
    parts = urllib.parse.urlparse(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout)
    form = urllib.parse.urlencode(dict(urllib.parse.parse_qsl(parts.query), query=query))
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
    begin = time.monotonic()
    try:
        connection.request("POST", parts.path, form, headers)
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    seconds = time.monotonic() - begin
    if response.status != 200:
        raise http.client.HTTPException(f"{response.status} {body[:150].decode(errors='replace')}")
    return seconds, body


class ServerProgram:
    """A server that was started, by a command in which {port} stands for the port that it listens at.

    It ends with `stop`, or by itself after two hours, should whoever started it be killed.
    """

    def __init__(self, command, port=None):
        self.port = port or free_port()
        words = shlex.split(command) if isinstance(command, str) else command
        self.process = subprocess.Popen(
            [*LIMITED, *(word.replace("{port}", str(self.port)) for word in words)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)

    def has_ended(self):
        return self.process.poll() is not None

    def private_memory(self):
        """In bytes, now."""
        return private_memory(self.process.pid)

    def processor_time(self):
        """In seconds, until now."""
        return processor_time(self.process.pid)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
