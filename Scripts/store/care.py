#!/usr/bin/env python3
"""Runs `yong store` and its kin on disks that are full or may not be written to, and checks what they say and leave.

usage: care.py YONG

The disks are small ones in memory, which root may mount; without the right to, nothing is done, and the script says so.
Each command has to end with status 1 and one clear sentence, and the store has to be sound and to hold what it held.
"""
import contextlib
import os
import subprocess
import sys
import tempfile

from exercise import require_sentence

YONG = os.path.abspath(sys.argv[1]) if len(sys.argv) == 2 else sys.exit(__doc__)


@contextlib.contextmanager
def disk(folder, options):
    os.makedirs(folder)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", folder], check=True, stderr=subprocess.DEVNULL)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def yong(*arguments, status=0):
    """Runs a command that has to end with a status; what it says."""
    result = subprocess.run([YONG, *arguments], capture_output=True, text=True)
    if result.returncode != status:
        sys.exit(f"{arguments} ended with {result.returncode}: {result.stdout}{result.stderr}")
    return result.stdout if status == 0 else result.stderr


def fails(wanted, *arguments):
    """Runs a command that has to fail with a sentence."""
    sentence = yong(*arguments, status=1)
    require_sentence(sentence, wanted)
    if not sentence.startswith("yong: "):
        sys.exit(f"{arguments}: {sentence}")
    print(f"  yong {' '.join(arguments[:2])}: {sentence.strip()}")


def content(store):
    yong("store", "check", "--store", store)
    return sorted(yong("dump", "--store", store).splitlines())


def fill(folder, left):
    space = os.statvfs(folder)
    with open(f"{folder}/ballast", "wb") as file:
        file.write(bytes(max(0, space.f_bavail * space.f_frsize - left)))


def statements(path, name):
    """Writes a file of quads that has none in common with those of other names."""
    with open(path, "w", encoding="utf-8") as file:
        for number in range(20_000):
            file.write(f'<http://e/{name}{number}> <http://e/p{number % 7}> "ข่าว {number}"@th <http://e/g{number % 9}> .\n')
    return path


def main():
    with tempfile.TemporaryDirectory() as folder:
        news = [statements(f"{folder}/{name}.nq", name) for name in ("held", "more")]
        try:
            with disk(f"{folder}/disk", "size=64m") as place:
                full(place, news)
        except subprocess.CalledProcessError:
            print("SKIPPED: full disks and disks that may not be written to, as mounting is refused")
            return
        with disk(f"{folder}/other", "size=64m") as place:
            yong("load", "--store", f"{place}/store", news[0])
            held = content(f"{place}/store")
            os.remove(f"{place}/store/lock.mdb")
            subprocess.run(["mount", "-o", "remount,ro", place], check=True)
            read_only(place, folder, news, held)
    print("full disks and disks that may not be written to: one sentence each, and nothing lost")


def full(place, news):
    store = f"{place}/store"
    yong("load", "--store", store, news[0])
    held = content(store)
    for left in [0, 60_000, 200_000]:
        fill(place, left)
        for arguments in [
            ("store", "compact", "--store", store), ("store", "backup", "--store", store, f"{place}/backup"),
            ("store", "restore", "--store", f"{place}/restored", store), ("load", "--store", store, news[1]),
        ]:
            fails("is full", *arguments)
        for name in ["backup", "restored", "store/compacted"]:
            if os.path.exists(f"{place}/{name}"):
                sys.exit(f"{name} was left")
        if content(store) != held:
            sys.exit("the store holds something else")
        os.remove(f"{place}/ballast")
    yong("store", "compact", "--store", store)
    yong("store", "backup", "--store", store, f"{place}/backup")
    if content(store) != held or content(f"{place}/backup") != held:
        sys.exit("the store holds something else")


def read_only(place, folder, news, held):
    store = f"{place}/store"
    yong("store", "stats", "--store", store)
    if content(store) != held:
        sys.exit("the store holds something else")
    yong("store", "backup", "--store", store, f"{folder}/backup")
    if content(f"{folder}/backup") != held:
        sys.exit("the backup holds something else")
    for arguments in [
        ("store", "compact", "--store", store), ("store", "backup", "--store", store, f"{place}/backup"),
        ("load", "--store", store, news[1]), ("load", "--store", f"{place}/new", news[1]),
    ]:
        fails("Read-only", *arguments)


if __name__ == "__main__":
    main()
