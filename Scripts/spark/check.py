#!/usr/bin/env python3
"""Builds a graph on Spark with two workers, kills one of them on the way, and compares with what `yong build` makes.

usage: check.py [--yong PROGRAM] [--folder NEWS] [--items N]      with pyspark installed, and Java
Among the news is a file that cannot be read. The graph has to be the same line by line, the files the same byte by byte as
those of a run that nothing happened to, and what failed has to stand beside them with its reason.
"""
import argparse
import gzip
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import build_graph

# Stands in for yong: dies of one line, and acknowledges the others.
DYING = """
import json, os, signal, sys
for number, line in enumerate(sys.stdin, 1):
    if "poison" in line:
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    print(json.dumps({"key": line.strip(), "record": ""}))
    print(json.dumps({"input": number}))
"""


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found} in place of {wanted}")
    print(f"{what}: {str(found)[:120]}", flush=True)


def dying():
    """An input of which the program dies is left out, and costs no other."""
    lines = [b"%d" % number for number in range(5000)]
    lines[1234] = lines[4999] = b'{"file": "poison"}'
    rows = list(build_graph.extracted([sys.executable, "-c", DYING], iter(lines)))
    expect("inputs of which the program died", [row["failed"] for row in rows if "failed" in row], ["poison", "poison"])
    read = [row["key"].encode() for row in rows if "record" in row]
    expect("the others are read, in order", read == [line for line in lines if b"poison" not in line], True)


def news(folder, source, count):
    """A folder with some news, a file of news that is none, and one of something else."""
    files = sorted(source.rglob("*.txt"))[:count]
    if not files:
        sys.exit(f"{source} holds no news")
    for number, file in enumerate(files):
        place = folder / str(number % 3)
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place / file.name)
    (folder / "0" / "broken.txt").write_bytes(b"\x00 news")
    (folder / "1" / "notes.csv").write_text("a,b\n")
    return len(files)


def children(pid):
    """The processes below a process."""
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(path.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                found += [int(path.parent.name), *children(int(path.parent.name))]
        except (OSError, IndexError):
            continue
    return found


def workers(pid):
    """The processes of Spark's workers below a process."""
    found = []
    for child in children(pid):
        try:
            line = pathlib.Path(f"/proc/{child}/cmdline").read_bytes()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in line and b"java" in line.split(b"\0")[0]:
            found.append(child)
    return found


def spark(options, folder, output, master, when=None):
    """Runs the job; kills a worker once a path is there."""
    script = pathlib.Path(__file__).with_name("build_graph.py")
    command = [sys.executable, script, "--master", master, "--yong", options.yong, "--parts", "4", folder, output]
    with open(f"{output}.log", "wb") as log:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=log, cwd=os.path.dirname(output), env=dict(os.environ, PYTHONHASHSEED="0"))
        deadline = time.monotonic() + 900
        while when and process.poll() is None and not os.path.exists(when) and time.monotonic() < deadline:
            time.sleep(0.2)
        if when:
            found = workers(process.pid)
            expect("workers", len(found), 2)
            os.kill(found[0], signal.SIGKILL)
            print("one was killed", flush=True)
        said = process.communicate(timeout=900)[0].decode()
    if process.returncode != 0:
        sys.exit(f"Spark ended with status {process.returncode}\n{open(f'{output}.log').read()[-4000:]}")
    return json.loads(said.strip().splitlines()[-1])


def parts(output):
    """The bytes of the parts by their names."""
    return {file.name: file.read_bytes() for file in sorted(pathlib.Path(output, "graph").glob("*.nq.gz"))}


def compare(options, scratch):
    folder = pathlib.Path(scratch, "news")
    count = news(folder, pathlib.Path(options.folder), options.items)
    subprocess.run([options.yong, "build", folder, "-o", f"{scratch}/graph.nq"], stderr=subprocess.DEVNULL)
    wanted = sorted(pathlib.Path(scratch, "graph.nq").read_bytes().splitlines())
    report = spark(options, folder, f"{scratch}/killed", "local-cluster[2,1,1024]", when=f"{scratch}/killed/failed/_SUCCESS")
    print(json.dumps(report))
    found = sorted(line for part in parts(f"{scratch}/killed").values() for line in gzip.decompress(part).splitlines())
    expect("documents, failures, files of something else", (report["documents"], report["failed"], report["passed over"]), (count, 1, 1))
    expect(f"the same {len(wanted)} lines as yong build", found == wanted, True)
    failed = [json.loads(line) for file in pathlib.Path(scratch, "killed/failed").glob("part-*") for line in open(file)]
    expect("what failed", [(row["failed"].rsplit("/", 1)[1], row["reason"]) for row in failed],
           [("broken.txt", "it is not text: byte 0 is zero")])
    if options.twice:
        spark(options, folder, f"{scratch}/quiet", "local[2]")
        expect("the same files without a kill", parts(f"{scratch}/quiet") == parts(f"{scratch}/killed"), True)


def main():
    root = pathlib.Path(__file__).resolve().parent.parent.parent
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--yong", default=str(root / ".build/release/yong"))
    parser.add_argument("--folder", default=str(root.parent / "shared/corpus/2020"))
    parser.add_argument("--items", type=int, default=300)
    parser.add_argument("--once", dest="twice", action="store_false", help="without the second run")
    options = parser.parse_args()
    options.yong = os.path.abspath(options.yong)
    if not os.path.isdir(options.folder):
        options.folder = str(root / "seeds/documents")
        print(f"there is no corpus beside the project: {options.folder} takes its place")
    dying()
    with tempfile.TemporaryDirectory() as scratch:
        compare(options, scratch)


if __name__ == "__main__":
    main()
