#!/usr/bin/env python3
"""Builds what a disk may hold after a loss of power, and checks that the store survives it.

usage: images.py PROGRAM [--count 300] [--transactions 60] [--seed 1] [--deferred]

PROGRAM is `yong-store-exercise`. It runs with a library that records every write and sync of the store's files. A
moment of the record is drawn; what was synced by then is on the disk; of the writes that were not, all are lost, or
some, in any order, or some are torn: cut at a multiple of 512 or 4096 bytes. Files that were made, renamed or removed
have their new names or the old ones unless the folder was synced. Each image has to open, to be sound, and to hold every transaction that was
told to be committed before the moment.

With --deferred the program leaves syncing to the system. Then an image whose writes reached the disk in their order has
to be sound and to hold some transaction's end; where the order was not kept it may be damaged, but reading it must end
with an error.
"""
import argparse
import os
import random
import shutil
import struct
import sys
import tempfile

from exercise import Store, build_recorder


def events(path):
    """The events of a record."""
    data = open(path, "rb").read()
    place = 0
    while place + 25 <= len(data):
        kind, file, offset, length = struct.unpack_from("<cQQQ", data, place)
        place += 25
        yield kind.decode(), file, offset, data[place:place + length]
        place += length


class Disk:
    """What is on the disk for sure, and what is on its way."""

    def __init__(self):
        # Content by a number that no other file ever has, as the system gives the numbers of removed files again.
        self.files, self.pending = {}, []
        self.numbers, self.made, self.folders = {}, 0, {}
        # Names within the store's folder, and what was done to them since it was synced.
        self.names, self.renamed = {}, []
        self.told = 0
        self.synced = None

    def number(self, inode):
        return self.numbers.get(inode)

    def apply(self, kind, inode, offset, content):
        if self.synced:
            # A write that is synced by itself is on the disk when the next event comes.
            put(self.files.setdefault(self.synced[0], bytearray()), self.synced)
            self.pending.remove(self.synced)
            self.synced = None
        if kind == "F":
            self.folders[inode] = content.decode().rstrip("/")
        elif kind == "O":
            self.opened(inode, offset, content.decode())
        elif kind in "Ww":
            self.pending.append((self.number(inode), offset, content))
            if kind == "w":
                self.synced = self.pending[-1]
        elif kind == "Z":
            self.pending.append((self.number(inode), offset, None))
        elif kind == "s":
            self.settle(self.number(inode))
        elif kind == "R":
            self.rename(content.decode(), self.number(inode))
        elif kind == "U":
            self.rename(content.decode(), None)
        elif kind == "D" and os.path.basename(self.folders[inode]) == "store":
            for name, file in self.renamed:
                self.names[name] = file
            self.renamed = []
            kept = set(self.names.values()) | set(self.numbers.values())
            self.files = {file: content for file, content in self.files.items() if file in kept}
        elif kind == "T":
            self.told = int(content)

    def opened(self, inode, size, path):
        known = [write for write in self.pending if write[0] == self.number(inode)]
        if inode not in self.numbers or size == 0 and (known or self.files.get(self.number(inode))):
            self.made += 1
            self.numbers[inode] = self.made
            self.files[self.numbers[inode]] = bytearray()
        if size == 0:
            self.rename(path, self.number(inode))

    def rename(self, path, file):
        folder, name = os.path.split(path)
        if os.path.basename(folder) != "store" or name not in ("data.mdb", "journal"):
            return
        if dict(self.names, **dict(self.renamed)).get(name) != file:
            self.renamed.append((name, file))

    def settle(self, file):
        for write in self.pending:
            if write[0] == file:
                put(self.files.setdefault(file, bytearray()), write)
        self.pending = [write for write in self.pending if write[0] != file]

    def image(self, choice):
        """The files of the store by name, if the power goes now; `choice` says what became of pending writes."""
        renamed = self.renamed[:random.randrange(len(self.renamed) + 1)]
        names = dict(self.names, **dict(renamed))
        files = {name: bytearray(self.files.get(file, b"")) for name, file in names.items() if file is not None}
        places = {file: name for name, file in names.items()}
        pending = list(self.pending)
        if choice == "none":
            pending = []
        elif choice == "first":
            pending = pending[:random.randrange(len(pending) + 1)]
        elif choice == "some":
            share = random.random()
            pending = [write for write in pending if random.random() < share]
        elif choice == "torn":
            pending = [part for write in pending for part in torn(write)]
        for write in pending:
            if write[0] in places:
                put(files[places[write[0]]], write)
        return files


def torn(write):
    """What is left of a write whose sectors went to the disk in any order, or only the first of them."""
    file, offset, content = write
    if content is None:
        return [write]
    size = random.choice([512, 4096])
    # Sectors lie at multiples of their size, whatever the write began at.
    cuts = [0, *range(size - offset % size, len(content), size), len(content)]
    parts = [(file, offset + start, content[start:end]) for start, end in zip(cuts, cuts[1:]) if start < end]
    if random.random() < 0.5:
        return parts[:random.randrange(len(parts) + 1)]
    return [part for part in parts if random.random() < 0.5]


def put(content, write):
    _, offset, written = write
    if written is None:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    content.extend(bytes(max(0, offset + len(written) - len(content))))
    content[offset:offset + len(written)] = written


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--transactions", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--deferred", action="store_true")
    options = parser.parse_args()
    random.seed(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        record = run(options, folder)
        check(options, folder, record)


def run(options, folder):
    """Carries out the sequence under the recorder."""
    library = build_recorder(folder)
    recorded = Store(options.program, f"{folder}/store", options.seed, ["--deferred"] if options.deferred else [])
    process = recorded.begin(
        "--count", str(options.transactions), LD_PRELOAD=library, STORE_RECORD=f"{folder}/record")
    errors = process.communicate()[1]
    if process.returncode != 0:
        sys.exit(f"the program ended: {errors}")
    record = list(events(f"{folder}/record"))
    shutil.rmtree(f"{folder}/store")
    return record


def check(options, folder, record):
    writes = [index for index, event in enumerate(record) if event[0] in "WwZsSRUDT"]
    first = next(index for index, event in enumerate(record) if event[0] == "T")
    moments = sorted(random.choice([index for index in writes if index >= first]) for _ in range(options.count))
    disk, place, counts = Disk(), 0, {}
    for moment in moments:
        for event in record[place:moment + 1]:
            disk.apply(*event)
        place = max(place, moment + 1)
        choice = random.choice(["none", "first", "some", "some", "torn", "torn"])
        look(counts, options, folder, disk, choice)
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
    print(f"{options.count} images of {len(writes)} events ({kinds}): "
          + ("no order of writes was promised" if options.deferred else "sound, and no transaction lost"))


def look(counts, options, folder, disk, choice):
    """Checks an image."""
    store = Store(options.program, f"{folder}/store", options.seed)
    os.makedirs(f"{folder}/store")
    for name, content in disk.image(choice).items():
        with open(f"{folder}/store/{name}", "wb") as file:
            file.write(content)
    state, error = store.state(disk.told, 0 if options.deferred else None)
    if not error and random.random() < 0.2:
        # The sequence can go on from there.
        store.done = state
        if store.begin("--count", "1").wait() != 0:
            sys.exit(f"writes: {choice}, told {disk.told}: the store cannot be written to")
        store.verify(state + 1, state + 1)
    shutil.rmtree(f"{folder}/store")
    if error and not (options.deferred and choice in ("some", "torn")):
        sys.exit(f"writes: {choice}, told {disk.told}: {error}")
    kind = choice
    if error:
        kind += " damaged"
    elif state < disk.told:
        kind += " older"
    counts[kind] = counts.get(kind, 0) + 1


if __name__ == "__main__":
    main()
