"""Virtuoso 7 with a database of its own, which is loaded by its bulk loader."""
import configparser
import os
import pathlib
import re
import shutil
import subprocess
import time

from measuring import CommandFailure, ServerProgram, free_port

GRAPH = "https://example.org/bench/"
CONFIGURATION = pathlib.Path(__file__).resolve().parents[2] / "Scripts/peers/virtuoso.ini"


def configuration(**places):
    """What the tests use, with as much of the machine as Virtuoso advises: a quarter of the memory, and all cores."""
    parser = configparser.RawConfigParser()
    # Names keep their capitals.
    parser.optionxform = str
    parser.read_string(CONFIGURATION.read_text(encoding="utf-8").format(**places))
    gigabytes = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[1]) / 2**20
    # Virtuoso advises 85,000 buffers, which are pages of 8 KB, for each gigabyte that it may have.
    buffers = int(min(gigabytes / 4, 8) * 85_000)
    cores = len(os.sched_getaffinity(0))
    parser["Database"]["MaxCheckpointRemap"] = "250000"
    parser["Parameters"].update({
        "NumberOfBuffers": str(buffers), "MaxDirtyBuffers": str(buffers * 3 // 4), "MaxQueryMem": "2G",
        "ThreadsPerQuery": str(cores), "AsyncQueueMaxThreads": str(2 * cores)})
    return parser


class Virtuoso:
    """A server that was started over a database in a folder, which is made if it is missing."""

    def __init__(self, program, home, parts):
        self.home, self.parts = home, parts
        port = free_port()
        self.sql_port = port + 1000
        (home / "vsp").mkdir(parents=True, exist_ok=True)
        with open(home / "virtuoso.ini", "w", encoding="utf-8") as file:
            configuration(home=home, port=port, sql=self.sql_port, data=parts).write(file)
        self.server = ServerProgram([program, "-f", "-c", str(home / "virtuoso.ini")], port)
        try:
            self.wait()
        except BaseException:
            self.server.stop()
            raise

    def wait(self):
        for _ in range(600):
            if self.server.has_ended():
                raise CommandFailure("Virtuoso ended as soon as it was started")
            try:
                return self.run("select 1;")
            except CommandFailure:
                time.sleep(0.1)
        raise CommandFailure("Virtuoso does not answer within a minute")

    def begin(self, text):
        return subprocess.Popen(
            ["isql-vt", f"127.0.0.1:{self.sql_port}", "dba", "dba", f"exec={text}"], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)

    def run(self, *texts):
        """Runs lines of SQL side by side."""
        processes = [self.begin(text) for text in texts]
        if any([process.wait() for process in processes]):
            raise CommandFailure(f"Virtuoso did not do {texts[0]}")

    def load(self):
        """Loads the parts, with a loader for each; gives seconds, processor seconds and private bytes."""
        begin, used = time.monotonic(), self.server.processor_time()
        self.run(f"ld_dir('{self.parts}', '*.nt', '{GRAPH}');")
        self.run(*["rdf_loader_run();"] * len(list(self.parts.glob("*.nt"))))
        self.run("checkpoint;")
        return time.monotonic() - begin, self.server.processor_time() - used, self.server.private_memory()

    def stop(self):
        self.server.stop()


def split(path, folder):
    """The lines of a file in as many parts as there are cores, in a folder that is made if it is missing."""
    if folder.exists():
        return folder
    count = len(os.sched_getaffinity(0))
    making = folder.with_suffix(".making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    subprocess.run(
        ["split", "--number", f"l/{count}", "--additional-suffix=.nt", path, making / "part"], check=True)
    making.rename(folder)
    return folder
