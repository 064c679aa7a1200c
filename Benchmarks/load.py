#!/usr/bin/env python3
"""load.py FILE… : loads each file with `yong load` and with `oxigraph load` and `optimize`, in the same run.

Tells wall time, processor time, peak private memory (sampled) and bytes a statement on disk, those of yong by part.
Compare ratios: what else the machine does hits both.

    --yong PATH --oxigraph PATH   the programs
    --memory SIZE                 what `yong load` gets (more than once: one load each)
    --runs N                      how often each file is loaded; medians are told
    --scratch DIR                 where the stores are made and removed
    --keep                        the last store of yong stays, as DIR/yong
"""
import argparse
import pathlib
import shutil
import statistics
import subprocess
import sys

from measuring import measure


def count(path):
    """The statements of a file with one a line."""
    with open(path, "rb") as lines:
        return sum(1 for _ in lines)


def size(folder):
    return int(subprocess.check_output(["du", "-sB1", folder]).split()[0])


def load(commands, folder):
    """The commands, one after the other, into a new folder."""
    shutil.rmtree(folder, ignore_errors=True)
    wall, cpu, peak = 0, 0, 0
    for command in commands:
        seconds, processor, private = measure([part.replace("{}", str(folder)) for part in command])
        wall, cpu, peak = wall + seconds, cpu + processor, max(peak, private)
    return wall, cpu, peak, size(folder)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--yong", default="yong")
    parser.add_argument("--oxigraph", default="oxigraph")
    parser.add_argument("--memory", action="append")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scratch", default=".", type=pathlib.Path)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    print("file | system | statements | wall s | processor s | k/s | private MB | bytes each")
    print("--- | --- | --: | --: | --: | --: | --: | --:")
    for file in options.files:
        statements = count(file)
        systems = {
            f"yong --memory {memory}": [[options.yong, "load", "--store", "{}", file, "--memory", memory]]
            for memory in options.memory or ["2G"]
        }
        if shutil.which(options.oxigraph):
            systems["oxigraph"] = [
                [options.oxigraph, "load", "-l", "{}", "-f", file],
                [options.oxigraph, "optimize", "-l", "{}"],
            ]
        results = {name: [] for name in systems}
        # In turns, so that a busy minute hits all of them.
        for _ in range(options.runs):
            for name, commands in systems.items():
                folder = options.scratch / name.split()[0]
                results[name].append(load(commands, folder))
                if name != next(iter(systems)) or not options.keep:
                    shutil.rmtree(folder, ignore_errors=True)
        medians = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in results.items()}
        for name, (wall, cpu, peak, disk) in medians.items():
            print(
                f"{pathlib.Path(file).name} | {name} | {statements} | {wall:.1f} | {cpu:.1f} | "
                f"{statements / wall / 1e3:.0f} | {peak / 1e6:.0f} | {disk / statements:.1f}")
        if "oxigraph" in medians:
            peer = results["oxigraph"]
            for name, runs in results.items():
                if name == "oxigraph":
                    continue
                walls = [theirs[0] / ours[0] for ours, theirs in zip(runs, peer)]
                cpus = [theirs[1] / ours[1] for ours, theirs in zip(runs, peer)]
                print(
                    f"\n{name}: {statistics.median(walls):.1f} times the rate of oxigraph "
                    f"({min(walls):.1f} to {max(walls):.1f}), with {statistics.median(cpus):.1f} times less "
                    f"processor time ({min(cpus):.1f} to {max(cpus):.1f})\n")
        if options.keep:
            print(subprocess.check_output(
                [options.yong, "store", "stats", "--store", str(options.scratch / "yong")], text=True))


if __name__ == "__main__":
    sys.exit(main())
