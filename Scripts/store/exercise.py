"""What the scripts of this folder share: they run `yong-store-exercise` under all that a disk does."""
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def build_recorder(folder):
    """Builds the library that stands between a program and its disk."""
    library = f"{folder}/recorder.so"
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, f"{HERE}/recorder.c", "-ldl"], check=True)
    return library


class Store:
    """A store on which a sequence of transactions is carried out, and what is known of it."""

    def __init__(self, program, folder, seed, options=()):
        self.program, self.folder, self.options = program, folder, list(options)
        self.place = [folder, "--seed", str(seed)]
        self.done = 0

    def begin(self, *arguments, **environment):
        """Starts a process that goes on with the sequence."""
        return subprocess.Popen(
            [self.program, "run", *self.place, *self.options, "--done", str(self.done), *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, **environment})

    def verify(self, told, earliest=None):
        """Ends the script unless the store is sound and stands after `told` or the transaction behind it."""
        self.done, error = self.state(told, earliest)
        if error:
            sys.exit(f"after {told}: {error}")
        return self.done

    def state(self, told, earliest=None):
        """After which transaction the store stands, or why it cannot be told."""
        command = [self.program, "verify", *self.place, "--done", str(told)]
        if earliest is not None:
            command += ["--earliest", str(earliest)]
        check = subprocess.run(command, capture_output=True, text=True)
        if check.returncode != 0:
            if check.returncode < 0 or not check.stderr.startswith("Error: "):
                sys.exit(f"after {told} the check ended with {check.returncode}: {check.stderr}")
            return None, check.stderr.strip()
        return int(check.stdout), None


def require_sentence(error, *wanted):
    """Ends the script unless an error is one sentence that says what is wanted."""
    text = error.strip()
    if not text or "\n" in text or len(text) > 300 or not any(re.search(word, text) for word in wanted):
        sys.exit(f"this is no clear sentence: {text!r}")
