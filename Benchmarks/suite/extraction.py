"""Extraction: Yong reads news beside PyThaiNLP."""
import hashlib
import json
import os
import pathlib
import subprocess

from measuring import CommandFailure, measure

from .contest import Contestant, compete
from .tables import Chapter, task_rows

TAG = pathlib.Path(__file__).with_name("tag.py")
LIMIT = 600


def lines_of(command):
    done = subprocess.run(command, capture_output=True, timeout=LIMIT)
    if done.returncode:
        raise CommandFailure(f"{command[0]} failed: {done.stderr[:500].decode(errors='replace')}")
    return done.stdout.splitlines()


def share_found(lines, planted):
    """How many of the names that were put into the documents stand within those that were found there."""
    found = {}
    for line in lines:
        document = json.loads(line)
        found[document["id"]] = "\n".join(name for entity in document["entities"] for name in entity["mentions"])
    wanted = [(record["id"], name) for record in planted for name in record["names"]]
    return sum(name in found.get(document, "") for document, name in wanted), len(wanted)


def run(suite):
    data, yong = suite.data, suite.yong
    count, size = data.facts["news"]["documents"], data.facts["news"]["bytes"] / 1e6
    planted = [json.loads(line) for line in data.news.with_suffix(".names.jsonl").read_text("utf-8").splitlines()]
    digests, share = set(), (0, 1)

    def extracted(command):
        def answer():
            nonlocal share
            lines = lines_of(command)
            digests.add(hashlib.sha256(b"\n".join(lines)).digest())
            share = share_found(lines, planted)
            return f"{len(lines)} documents" + (", other ones each time" if len(digests) > 1 else "")
        return answer

    def contestant(name, command, answer):
        return Contestant(name, answer, lambda: measure(command, LIMIT))

    chapter = Chapter("Extraction", "MB/s")
    peer = suite.peers["PyThaiNLP"]
    cores = len(os.sched_getaffinity(0))
    for jobs in dict.fromkeys((1, cores)):
        task = f"news, {jobs} at a time" if jobs > 1 else "news, one at a time"
        suite.tell(f"  {task}")
        command = [suite.yong, "extract", str(data.news), "--jobs", str(jobs)]
        contestants = [contestant("Yong", command, extracted(command))]
        if peer.program:
            tag = [peer.program, str(TAG), str(data.news), str(jobs)]
            contestants.append(contestant(
                "PyThaiNLP", tag, lambda tag=tag: f"{len(lines_of(tag))} documents"))
        chapter.add(task, task_rows(compete(contestants, f"{count} documents", suite.runs, suite.tell)), size)
    graph = suite.scratch / "news.nq"
    build = [yong, "build", str(data.news), "-o", str(graph), "--jobs", str(cores)]

    def built():
        measure(build, LIMIT)
        with open(graph, "rb") as file:
            return "statements" if sum(1 for _ in file) > 20 * count else "few statements"

    suite.tell("  news to N-Quads")
    outcomes = compete([contestant("Yong", build, built)], "statements", suite.runs, suite.tell)
    chapter.add(f"news to N-Quads with evidence, {cores} at a time", task_rows(outcomes), size)
    chapter.notes.append(
        f"PyThaiNLP finds words and their parts of speech; its models of names need downloads that PyPI does not have. "
        f"Yong finds names and relations: of the {share[1]:,} names of bodies, places and countries that the generator "
        f"took from Yong's own seeds, {share[0] / share[1]:.1%} stand within its mentions.")
    return chapter
