#!/usr/bin/env python3
"""Lets single writes and syncs of a store's file fail, and checks what is left.

usage: failing.py PROGRAM [--count 60] [--seed 1]

PROGRAM is `yong-store-exercise`. One call after the other fails: with an input/output error, with a full disk, or by
writing only a half; sometimes those behind it as well. After each failure the error has to be one clear sentence, the
store sound, and what it holds that of the last transaction that was told to be committed, or the one begun after it.
Then the same program has to go on.
"""
import argparse
import errno
import random
import tempfile

from exercise import Store, build_recorder, require_sentence


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    sentences = {}
    with tempfile.TemporaryDirectory() as folder:
        library = build_recorder(folder)
        store = Store(options.program, f"{folder}/store", options.seed)
        for _ in range(options.count):
            failure = random.choice([errno.EIO, errno.ENOSPC, -1])
            process = store.begin(
                "--go-on", "--count", "60", LD_PRELOAD=library, STORE_FAIL_AT=str(random.randrange(1, 60)),
                STORE_FAIL_COUNT=str(random.choice([1, 1, 2, 5])), STORE_FAIL_ERROR=str(failure))
            last = store.done
            while line := process.stdout.readline().strip():
                if not line.startswith("!"):
                    last = int(line)
                    continue
                require_sentence(line[2:], "is full", "error", "open it again")
                sentence = line.replace(folder, "")
                sentences[sentence] = sentences.get(sentence, 0) + 1
                store.verify(last)
                process.stdin.write("go on\n")
                process.stdin.flush()
            process.wait()
            if process.returncode != 0:
                # Opening the store anew may meet the failure, too; that ends the program with its sentence.
                error = process.stderr.read()
                require_sentence(error, "is full", "error", "open it again")
                sentence = "ended: " + error.strip().replace(folder, "")
                sentences[sentence] = sentences.get(sentence, 0) + 1
            store.verify(last)
    print(f"{options.count} programs whose writes failed, {store.done} transactions: sound each time")
    for line, count in sorted(sentences.items()):
        print(f"  {count:4} {line}")


if __name__ == "__main__":
    main()
