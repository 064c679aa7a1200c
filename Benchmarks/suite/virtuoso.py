"""Virtuoso 7 with a database of its own, which is loaded by its bulk loader."""
import os
import pathlib
import re
import shutil
import subprocess
import time

from measuring import CommandFailure, ServerProgram, free_port

GRAPH = "https://example.org/bench/"
# A buffer is a page of 8 KB; Virtuoso's own advice is 85,000 of them for each gigabyte it may have.
CONFIGURATION = """
[Database]
DatabaseFile = {home}/virtuoso.db
ErrorLogFile = {home}/virtuoso.log
LockFile = {home}/virtuoso.lck
TransactionFile = {home}/virtuoso.trx
xa_persistent_file = {home}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 250000
[TempDatabase]
DatabaseFile = {home}/virtuoso-temp.db
TransactionFile = {home}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
MaxClientConnections = 10
CheckpointInterval = 0
AllowOSCalls = 0
DirsAllowed = {parts}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
MaxQueryMem = 2G
ThreadsPerQuery = {cores}
AsyncQueueMaxThreads = {threads}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {home}/vsp
MaxClientConnections = 10
ServerThreads = 10
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 100000000
DefaultQuery = select 1 where {{}}
"""


class Virtuoso:
    """A server that was started over a database in a folder, which is made if it is missing."""

    def __init__(self, program, home, parts):
        self.home, self.parts = home, parts
        port = free_port()
        self.sql_port = port + 1000
        memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[1]) / 2**20
        buffers = int(min(memory / 4, 8) * 85_000)
        cores = len(os.sched_getaffinity(0))
        (home / "vsp").mkdir(parents=True, exist_ok=True)
        (home / "virtuoso.ini").write_text(CONFIGURATION.format(
            home=home, port=port, sql=self.sql_port, parts=parts, buffers=buffers, dirty=buffers * 3 // 4,
            cores=cores, threads=cores * 2))
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
        """Loads the parts with as many loaders as there are parts; gives seconds, processor seconds and private bytes."""
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
