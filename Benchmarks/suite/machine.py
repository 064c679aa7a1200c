"""What the machine is, and which versions run on it."""
import os
import pathlib
import platform
import re

from .peers import output


def described():
    """The machine as a list of names and values."""
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[1]) * 1024
    return [
        ("processor", f"{processor[1] if processor else platform.machine()}, {len(os.sched_getaffinity(0))} cores"),
        ("memory", f"{memory / 2**30:.0f} GB"),
        ("system", f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release()}"),
        ("load when begun", f"{os.getloadavg()[0]:.1f}"),
    ]


def of_swift():
    found = re.search(r"Swift version (\S+)", output("swift", "--version"))
    return found[1] if found else "not installed here"
