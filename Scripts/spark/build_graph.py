#!/usr/bin/env python3
"""Builds the graph of a corpus on Apache Spark: the same graph as `yong build` makes, over many machines.

usage: spark-submit build_graph.py INPUT OUTPUT      or python build_graph.py --master URL INPUT OUTPUT
INPUT is a folder of news, deeply, and OUTPUT a folder that is made; both are paths that Spark reads and writes: local ones,
hdfs://, s3a://. OUTPUT/graph gets N-Quads in parts, sorted and compressed: knowledge-00000.nq.gz, evidence-…, resolution-…;
the same corpus gives the same bytes, whatever happens to machines on the way. OUTPUT/failed gets what could not be read,
one JSON object each with the reason. The rules are all in `yong`, which is sent to the workers; Spark brings together what
belongs together: see `yong step --help`.
"""
import argparse
import base64
import collections
import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import zlib

from pyspark import SparkFiles, StorageLevel
from pyspark.sql import SparkSession, functions as F

KEPT = StorageLevel.MEMORY_AND_DISK


# Filters: programs on the workers that lines go through.


class Program:
    """`yong` with its options, where a worker has it."""

    def __init__(self, path, is_sent, options):
        self.path, self.is_sent, self.options = path, is_sent, options

    def command(self, *words):
        path = SparkFiles.get(os.path.basename(self.path)) if self.is_sent else self.path
        options = [SparkFiles.get(word[1:]) if word.startswith("@") else word for word in self.options]
        return [path, *words, *options]

    def step(self, lines, name, *options):
        """The lines that `yong step NAME` makes of others."""
        return lines.mapPartitions(lambda part: filtered(self.command("step", name, *options), part))


def feed(process, lines, errors):
    """Writes lines to a process; what it does not take any more is dropped."""
    try:
        for line in lines:
            process.stdin.write(line + b"\n")
        process.stdin.close()
    except BrokenPipeError:
        pass
    except BaseException as error:  # of Spark, which hands over the lines
        errors.append(error)
        process.kill()


def started(command, lines):
    """A process that gets lines on a thread, that thread, and what went wrong on it."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    errors = []
    thread = threading.Thread(target=feed, args=(process, lines, errors), daemon=True)
    thread.start()
    return process, thread, errors


def ended(process, thread, errors, command):
    """Waits for a process; anything but success fails the task, which Spark then tries again."""
    status = process.wait()
    thread.join()
    if errors:
        raise errors[0]
    if status != 0:
        raise RuntimeError(f"{' '.join(command)} ended with status {status}")


def filtered(command, lines):
    """The lines that a process makes of others."""
    process, thread, errors = started(command, lines)
    for line in process.stdout:
        yield line[:-1]
    ended(process, thread, errors, command)


def blocks(command, lines):
    """The same in blocks of many lines, each without its last line feed."""
    process, thread, errors = started(command, lines)
    rest = b""
    while block := process.stdout.read(1 << 20):
        rest, (head, line, tail) = b"", (rest + block).rpartition(b"\n")
        if line:
            yield head
        rest = tail
    ended(process, thread, errors, command)


def extracted(command, lines):
    """What `yong extract --stdin --records` makes of lines, parsed. An input at which the program ends is left out."""
    lines = iter(lines)
    while True:
        fed = collections.deque()

        def remembered(lines):
            for line in lines:
                fed.append(line)
                yield line

        process, thread, errors = started(command, remembered(lines))
        for line in process.stdout:
            found = json.loads(line)
            if "input" in found:
                fed.popleft()
            else:
                yield found
        status = process.wait()
        thread.join()
        if errors:
            raise errors[0]
        if not fed:
            if status != 0:
                raise RuntimeError(f"{' '.join(command)} ended with status {status}")
            return
        yield {"failed": source(fed.popleft()), "reason": f"the program ended with status {status}"}
        lines = itertools.chain(list(fed), lines)


def source(line):
    """The path of the file that a line holds."""
    try:
        return json.loads(line).get("file", "-")
    except ValueError:
        return "-"


# Bringing together.


def place(key):
    """Where a key belongs, the same in every run and on every machine."""
    return zlib.crc32(key if isinstance(key, bytes) else key.encode())


def in_order(rows, parts):
    """Lines `(group, order), line`: those of a group in one part, in order."""
    return rows.repartitionAndSortWithinPartitions(parts, lambda key: place(key[0])).values()


def fields(*values):
    """A line."""
    return b"\t".join(value if isinstance(value, bytes) else str(value).encode() for value in values)


def frame(spark, rows, *columns):
    """Rows of texts as a table."""
    texts = rows.map(lambda row: tuple(value.decode() if isinstance(value, bytes) else value for value in row))
    return spark.createDataFrame(texts, ", ".join(f"{name} string" for name in columns))


def components(edges):
    """The least vertex of each vertex's component, by joins (large and small stars: Kiveris and others 2014)."""
    stars = edges.where("a <> b").selectExpr("greatest(a, b) a", "least(a, b) b").distinct().checkpoint()
    known = None
    while known != (known := stars.agg(F.count("*"), F.sum(F.xxhash64("a", "b").cast("decimal(38)"))).first()):
        both = stars.union(stars.select("b", "a"))
        least = both.groupBy("a").agg(F.min("b").alias("m")).selectExpr("a", "least(a, m) m")
        large = both.join(least, "a").where("b > a and b <> m").selectExpr("b a", "m b").distinct()
        least = large.groupBy("a").agg(F.min("b").alias("m"))
        small = large.join(least, "a").where("b <> m").selectExpr("b a", "m b")
        stars = small.union(least.selectExpr("a", "m b")).distinct().checkpoint()
    return stars.selectExpr("a vertex", "b component")


# The build, step by step.


class Build:
    """A build of one corpus."""

    def __init__(self, spark, program, parts):
        self.spark, self.program, self.parts = spark, program, parts

    def step(self, name, lines, *options):
        return self.program.step(lines, name, *options).map(lambda line: line.split(b"\t")).persist(KEPT)

    def table(self, rows, *columns):
        return frame(self.spark, rows, *columns)

    def read(self, path):
        """What every file of a folder holds, and what failed."""
        files = self.spark.read.format("binaryFile").option("recursiveFileLookup", True).load(path)
        lines = files.select("path", "content").rdd.map(
            lambda row: json.dumps({"file": row.path, "content": base64.b64encode(row.content).decode()}).encode())
        program = self.program
        return lines.mapPartitions(
            lambda part: extracted(program.command("extract", "--stdin", "--records", "--jobs", "1"), part)).persist(KEPT)

    def documents(self, found):
        """By key, each document once: of two that are the same, the one that is read first."""
        rows = found.filter(lambda row: "record" in row).map(
            lambda row: (row["key"].encode(), (row["source"], row["place"], row)))
        return rows.reduceByKey(lambda one, other: min(one, other, key=lambda row: row[:2]), self.parts, place).mapValues(
            lambda row: row[2]).persist(KEPT)

    def ids(self, documents):
        """By key, the ids of documents whose own belongs to another, in Base64."""
        rows = documents.map(lambda row: ((row[1]["name"], row[0]), fields(row[1]["name"], row[0])))
        return self.step("ids", in_order(rows, self.parts)).map(lambda row: (row[0], row[1])).persist(KEPT)

    def originals(self, documents):
        """By key, the key of the document that another one repeats."""
        sketches = documents.mapValues(lambda row: row["sketch"].encode()).persist(KEPT)
        rows = documents.flatMap(lambda row: [
            ((str(number), row[0]), fields(number, row[0], row[1]["sketch"])) for number in row[1]["introductions"]])
        edges = self.step("repetitions", in_order(rows, self.parts))
        groups = components(self.table(edges, "a", "b")).rdd.flatMap(
            lambda row: {(row.vertex.encode(), row.component.encode()), (row.component.encode(),) * 2}).distinct(self.parts)
        rows = groups.join(sketches).map(lambda row: ((row[1][0], row[0]), fields(row[1][0], row[0], row[1][1])))
        return self.step("originals", in_order(rows, self.parts)).map(lambda row: (row[0], row[1])).persist(KEPT)

    def links(self, documents):
        """The component of each entity, as lists by key; and the halves of names that are too common."""
        found = self.step("links", documents.map(lambda row: fields(row[0], row[1]["record"])))
        own = found.filter(lambda row: row[0] == b"v").flatMap(
            lambda row: [(row[1], number, vertex) for number, vertex in enumerate(row[2].split(b",")) if vertex])
        own = self.table(own.map(lambda row: (row[0], f"{row[1]:09}", row[2])), "key", "number", "vertex").persist(KEPT)
        marks = self.table(found.filter(lambda row: row[0] == b"m").map(lambda row: (row[1],)), "vertex")
        had = own.select("vertex").union(marks).distinct().withColumnRenamed("vertex", "condition")
        links = self.table(found.filter(lambda row: row[0] == b"e").map(lambda row: row[1:]), "a", "b", "condition")
        links = links.where("condition = ''").union(links.join(had, "condition", "left_semi").select("a", "b", "condition"))
        names = found.filter(lambda row: row[0] == b"n").map(lambda row: (row[1], row[2])).distinct(self.parts)
        spellings = self.step("spellings", in_order(names.map(lambda row: (row, fields(*row))), self.parts))
        pairs = self.table(spellings.filter(lambda row: row[0] == b"e").map(lambda row: row[1:]), "a", "b")
        crowded = sorted(spellings.filter(lambda row: row[0] == b"c").map(lambda row: row[1]).collect())
        found = components(links.select("a", "b").union(pairs))
        entities = own.join(found, "vertex", "left").selectExpr("key", "number", "coalesce(component, vertex) component")
        lists = entities.groupBy("key").agg(F.sort_array(F.collect_list(F.struct("number", "component"))).alias("list"))
        return lists.rdd.map(
            lambda row: (row.key.encode(), ",".join(entity.component for entity in row.list).encode())), crowded

    def resolve(self, documents, lists, ids, originals, crowded):
        """What every component finds in its slices of documents."""
        rows = documents.join(lists, self.parts).leftOuterJoin(ids).leftOuterJoin(originals).map(slices_line)
        slices = self.step("slices", rows).map(lambda row: ((row[0], row[1]), fields(*row)))
        program, crowded = self.program, b"\n".join(crowded)

        def resolved(lines):
            with tempfile.NamedTemporaryFile() as file:
                file.write(crowded)
                file.flush()
                yield from filtered(program.command("step", "components", "--crowded", file.name), lines)

        lines = in_order(slices, self.parts).mapPartitions(resolved)
        return lines.map(lambda line: line.split(b"\t")).persist(KEPT)

    def posts(self, found):
        """By token, posts with their IRIs, and the tokens of their bodies."""
        rows = found.filter(lambda row: row[0] == b"p").map(lambda row: (row[1], row[2:])).reduceByKey(min, self.parts)
        order = rows.map(lambda row: ((row[1][1], row[1][0]), fields(row[1][1], row[1][0], row[0], row[1][3])))
        named = self.step("posts", in_order(order, self.parts)).map(lambda row: (row[0], row[1]))
        return named.join(rows.mapValues(lambda row: row[2])).persist(KEPT)

    def names(self, found, posts):
        """By token, things with their IRIs; and what follows from resolution, in N-Triples."""
        things = found.filter(lambda row: row[0] == b"t").map(lambda row: (row[1], fields(row[1], b"t", *row[2:])))
        decisions = found.filter(lambda row: row[0] == b"r").map(lambda row: (row[1], fields(row[1], b"r", row[2])))
        wanted = found.filter(lambda row: row[0] == b"t" and row[5]).map(lambda row: (row[5], row[1]))
        labels = wanted.join(posts).map(lambda row: (row[1][0], fields(row[1][0], b"l", row[0], row[1][1][0])))
        rows = self.spark.sparkContext.union([things, decisions, labels]).map(lambda row: (row, row[1]))
        named = self.step("names", in_order(rows, self.parts))
        return (named.filter(lambda row: row[0] == b"t").map(lambda row: (row[1], row[2])),
                named.filter(lambda row: row[0] == b"q").map(lambda row: b"\t".join(row[1:])))

    def assembled(self, documents, ids, originals, found, things, posts):
        """Lines of documents with all that was decided about them, in order."""
        entities = found.filter(lambda row: row[0] == b"e").map(lambda row: (row[1], (row[2], int(row[3]))))
        entities = entities.join(things).map(lambda row: (row[1][0][0], (row[1][0][1], row[1][1])))
        bodies = posts.map(lambda row: (row[1][1], (row[0], row[1][0]))).leftOuterJoin(things).map(
            lambda row: (row[1][0][0], (row[1][0][1], row[1][1] or b"")))
        relations = found.filter(lambda row: row[0] == b"h").map(lambda row: (row[1], (row[2], int(row[3]))))
        relations = relations.join(bodies).map(lambda row: (row[1][0][0], (row[1][0][1], *row[1][1])))
        repeated = originals.map(lambda row: (row[1], row[0])).leftOuterJoin(ids).map(
            lambda row: (row[1][0], row[1][1] or base64.b64encode(bytes.fromhex(row[0].split(b".")[0].decode()))))
        rows = documents.leftOuterJoin(ids, self.parts).leftOuterJoin(repeated).groupWith(entities, relations)
        return in_order(rows.filter(lambda row: row[1][0]).map(lambda row: ((row[0], b""), document_line(row))), self.parts)


def slices_line(row):
    """A document as the step `slices` takes it."""
    key, (((document, components), name), original) = row
    return fields(key, document["record"], name or b"", 1 if original else 0, components)


def document_line(row):
    """A document as the steps `evidence` and `knowledge` take it."""
    key, (documents, entities, relations) = row
    ((document, name), original) = next(iter(documents))
    entities, relations = sorted(entities), sorted(relations)
    return fields(
        key, document["record"], name or b"", original or b"", len(entities), *itertools.chain(*entities), len(relations),
        *itertools.chain(*relations))


# Writing.


def saved(rows, folder):
    """Writes texts, compressed, in parts whose names do not change."""
    rows.saveAsTextFile(folder, "org.apache.hadoop.io.compress.GzipCodec")


def place_of(spark, folder):
    """Hadoop's class of paths, the path of a folder, and the file system that it is in."""
    java = spark.sparkContext._jvm.org.apache.hadoop.fs.Path
    path = java(folder)
    return java, path, path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())


def moved(spark, folder, target, name):
    """Moves parts to where and how they are to be found: NAME-00000.nq.gz."""
    java, path, system = place_of(spark, folder)
    system.mkdirs(java(target))
    for status in system.listStatus(path):
        part = status.getPath().getName()
        if part.startswith("part-") and not system.rename(
                status.getPath(), java(f"{target}/{name}-{part[5:10]}.nq.gz")):
            sys.exit(f"{folder}/{part} cannot be moved to {target}")
    system.delete(path, True)


def merged(build, lines, *options):
    """Lines of one subject together, in order, each once, as blocks."""
    rows = lines.map(lambda line: ((line[:line.index(b" ")], b""), line))
    program = build.program
    return in_order(rows, build.parts).mapPartitions(lambda part: blocks(program.command("step", "merge", *options), part))


def write_failures(found, folder):
    """Writes what failed, and returns how many documents, failures and files of something else there were."""
    failed = found.filter(lambda row: "failed" in row).map(lambda row: json.dumps(row, ensure_ascii=False, sort_keys=True))
    failed.sortBy(lambda row: row, numPartitions=1).saveAsTextFile(folder)
    kinds = found.map(lambda row: next(kind for kind in ("record", "failed", "skipped") if kind in row)).countByValue()
    return kinds["record"], kinds["failed"], kinds["skipped"]


def build(spark, program, options):
    """Builds the graph; returns its counts and the seconds of each stage."""
    output, times = options.output.rstrip("/"), {}
    spark.sparkContext.setCheckpointDir(f"{output}/checkpoints")
    work = Build(spark, program, options.parts)

    def timed(name, begin):
        times[name] = round(time.monotonic() - begin, 1)
        return time.monotonic()

    now = time.monotonic()
    found = work.read(options.input)
    counts = write_failures(found, f"{output}/failed")
    now = timed("extract", now)
    documents = work.documents(found)
    ids, originals = work.ids(documents), work.originals(documents)
    originals.count()
    now = timed("repetitions", now)
    lists, crowded = work.links(documents)
    lists.persist(KEPT).count()
    now = timed("components", now)
    parts = work.resolve(documents, lists, ids, originals, crowded)
    posts = work.posts(parts)
    things, lines = work.names(parts, posts)
    things.persist(KEPT).count()
    now = timed("resolve", now)
    rows = work.assembled(documents, ids, originals, parts, things, posts).persist(StorageLevel.DISK_ONLY)
    saved(merged(work, program.step(rows, "knowledge")), f"{output}/knowledge")
    moved(spark, f"{output}/knowledge", f"{output}/graph", "knowledge")
    now = timed("knowledge", now)
    if options.evidence:
        saved(rows.mapPartitions(lambda part: blocks(program.command("step", "evidence"), part)), f"{output}/evidence")
        moved(spark, f"{output}/evidence", f"{output}/graph", "evidence")
        graph = options.base + "graph/resolution"
        saved(merged(work, lines, "--graph", graph), f"{output}/resolution")
        moved(spark, f"{output}/resolution", f"{output}/graph", "resolution")
        timed("evidence", now)
    _, path, system = place_of(spark, f"{output}/checkpoints")
    system.delete(path, True)
    return counts, times


def parsed():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--master", help="Spark's master, if the script is not run by spark-submit")
    parser.add_argument("--yong", default=".build/release/yong", help="the program, which is sent to the workers")
    parser.add_argument("--installed", action="store_true", help="workers have the program at the path that --yong names")
    parser.add_argument("--parts", type=int, default=0, help="parts of data and files; three for each core if not given")
    parser.add_argument("--part-size", type=int, default=32 << 20, help="bytes of input that a task reads")
    parser.add_argument("--seeds", help="a folder of seeds, as for yong build")
    parser.add_argument("--overlay", action="append", default=[], help="a file of corrections, as for yong build")
    parser.add_argument("--base", default="https://w3id.org/yong/id/", help="what the IRIs of things begin with")
    parser.add_argument("--no-evidence", dest="evidence", action="store_false", help="only the knowledge")
    parser.add_argument("--min-confidence", help="as for yong build")
    parser.add_argument("--no-align", dest="align", action="store_false", help="as for yong build")
    return parser.parse_args()


def session(options):
    """The session: files of news are small, so many of them make a part."""
    builder = SparkSession.builder.appName("yong").config("spark.sql.files.openCostInBytes", 1 << 16).config(
        "spark.sql.files.maxPartitionBytes", options.part_size)
    return (builder.master(options.master) if options.master else builder).getOrCreate()


def sent(spark, options):
    """The program and what it reads, sent to the workers. Options that begin with @ are files that were sent."""
    context = spark.sparkContext
    words = []
    for name, path in [("--seeds", options.seeds)] + [("--overlay", path) for path in options.overlay]:
        if path:
            context.addFile(path, recursive=os.path.isdir(path))
            words += [name, "@" + os.path.basename(path.rstrip("/"))]
    if not options.installed:
        context.addFile(options.yong)
    return words


class BuildProgram(Program):
    """The steps also take how the graph is built."""

    def __init__(self, options, words):
        super().__init__(options.yong, not options.installed, words)
        self.graph = ["--base", options.base]
        self.graph += [] if options.evidence else ["--no-evidence"]
        self.graph += [] if options.align else ["--no-align"]
        self.graph += ["--min-confidence", options.min_confidence] if options.min_confidence else []

    def command(self, *words):
        return super().command(*words, *(self.graph if words[0] == "step" else []))


def main():
    options = parsed()
    begin = time.monotonic()
    spark = session(options)
    ready = round(time.monotonic() - begin, 1)
    options.parts = options.parts or 3 * spark.sparkContext.defaultParallelism
    spark.conf.set("spark.sql.shuffle.partitions", options.parts)
    counts, times = build(spark, BuildProgram(options, sent(spark, options)), options)
    times = {"start": ready, **times, "all": round(time.monotonic() - begin, 1)}
    print(json.dumps({"documents": counts[0], "failed": counts[1], "passed over": counts[2], "seconds": times}))
    spark.stop()


if __name__ == "__main__":
    main()
