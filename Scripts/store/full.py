#!/usr/bin/env python3
"""Lets the disk run full under a program that changes a store, again and again, and checks what is left.

usage: full.py PROGRAM [--count 40] [--seed 1]

PROGRAM is `yong-store-exercise`. The disk is a small one in memory, which root may mount; without the right to, nothing
is done, and the script says so. After each failure the error has to be one clear sentence, the store sound, and what it
holds that of the last transaction that was told to be committed, or the one begun after it. Then room is made, and the
same program has to go on.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile

from exercise import Store, require_sentence


def room(folder):
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


def fill(path, size):
    """Takes so much of the disk, or what is left of it."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT)
    try:
        for start in range(0, size, 4096):
            os.pwrite(file, bytes(4096), start)
    except OSError:
        pass
    os.close(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "none", folder], capture_output=True)
        if mount.returncode != 0:
            print("SKIPPED: a full disk, as mounting is refused")
            return
        try:
            exercise(options, folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def exercise(options, folder):
    ballast = f"{folder}/ballast"
    store = Store(options.program, f"{folder}/store", options.seed)
    process = store.begin("--go-on")
    failures, sentences, wait = 0, {}, 5
    while failures < options.count:
        line = process.stdout.readline().strip()
        if not line:
            sys.exit(f"the program ended: {process.stderr.read()}")
        if not line.startswith("!"):
            told = int(line)
            wait -= 1
            if wait == 0:
                fill(ballast, room(folder) - random.randrange(0, 1 << random.randrange(12, 20)))
            continue
        failures += 1
        require_sentence(line[2:], "is full")
        sentences[line] = sentences.get(line, 0) + 1
        store.verify(told)
        os.remove(ballast)
        wait = random.randrange(1, 8)
        process.stdin.write("go on\n")
        process.stdin.flush()
        told = int(process.stdout.readline())
    process.kill()
    told = int(([str(told)] + process.stdout.read().split())[-1])
    process.communicate()
    store.verify(told, told)
    print(f"{failures} times a full disk, {store.done} transactions: sound, and went on each time")
    for line, count in sorted(sentences.items()):
        print(f"  {count:4} {line.replace(folder, '')}")


if __name__ == "__main__":
    main()
