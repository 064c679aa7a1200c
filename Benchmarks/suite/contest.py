"""Lets contestants do the same task by turns, and keeps what it took them."""
import dataclasses
import statistics
import subprocess
from typing import Callable

from measuring import CommandFailure

# What programs do wrong: they fail, take too long, cannot be started, or write what nobody can read.
FAILURES = (CommandFailure, subprocess.SubprocessError, OSError, ValueError, LookupError)


@dataclasses.dataclass
class Contestant:
    """Who does a task: `answer` does it once, warms up, and gives what it found, `run` gives what doing it took."""

    name: str
    answer: Callable[[], str]
    run: Callable[[], tuple]


@dataclasses.dataclass
class Outcome:
    """The runs of a contestant, as tuples of seconds, processor seconds, private bytes and what else there is; or what
    was wrong: in a word, which the table shows, a colon, and a sentence. A time counts only where nothing was."""

    name: str
    runs: list
    problem: str | None = None

    @property
    def verdict(self):
        """The word of what was wrong."""
        return self.problem.split(":")[0] if self.problem else ""

    def median(self, column=0):
        return statistics.median(run[column] for run in self.runs)

    def bounds(self):
        seconds = [run[0] for run in self.runs]
        return min(seconds), max(seconds)

    def peak(self):
        return max(run[2] for run in self.runs)


def compete(contestants, expected, runs, tell):
    """The outcome of each contestant. One whose answer is not the expected one does not run."""
    outcomes = {contestant.name: Outcome(contestant.name, []) for contestant in contestants}
    ready = []
    for contestant in contestants:
        outcome = outcomes[contestant.name]
        try:
            found = contestant.answer()
            if found == expected:
                ready.append(contestant)
            else:
                outcome.problem = f"wrong: {found} in place of {expected}"
        except FAILURES as failure:
            outcome.problem = failed(failure)
    for _ in range(runs):
        for contestant in ready:
            outcome = outcomes[contestant.name]
            if outcome.problem:
                continue
            try:
                outcome.runs.append(contestant.run())
            except FAILURES as failure:
                outcome.problem = failed(failure)
    for outcome in outcomes.values():
        tell(f"    {outcome.name}: " + (outcome.problem or f"{outcome.median():.3f} s"))
    return list(outcomes.values())


def failed(failure):
    return "failed: " + " ".join(str(failure).split())[:200]
