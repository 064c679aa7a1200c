"""The tables of results, in Markdown."""
import math
import statistics
import textwrap

HEAD = [
    "| task | who | median, s | from – to, s | CPU, s | MB | {unit} | Yong is |",
    "| --- | --- | --: | --: | --: | --: | --: | --: |",
]


class Chapter:
    """A heading, a table whose rows name their task once, and notes."""

    def __init__(self, title, unit):
        self.title, self.notes, self.ratios = title, [], {}
        self.rows = [line.format(unit=unit) for line in HEAD]

    def add(self, task, rows, amount):
        """Adds the rows of a task; `amount` is what is done in one run, in the chapter's unit without its seconds."""
        for number, row in enumerate(rows):
            rate = f"{amount / row.seconds:,.4g}" if row.seconds else ""
            ratio = times(row.ratio) if row.ratio else ""
            if row.ratio:
                self.ratios.setdefault(row.name, []).append(row.ratio)
            self.rows.append(f"| {'' if number else task} | {row.name} | {row.cells} | {rate} | {ratio} |")
            if row.problem:
                self.notes.append(f"{task}, {row.name}: {row.problem}.")

    def text(self):
        lines = [f"## {self.title}", "", *self.rows, ""]
        if self.ratios:
            means = ", ".join(f"{name} {times(geometric_mean(ratios))}" for name, ratios in self.ratios.items())
            lines += [*wrapped(f"Geometric mean of how many times as fast Yong is: beside {means}.")]
        for note in self.notes:
            lines += [*wrapped(note)]
        return "\n".join(lines)


class Row:
    """The cells of a contestant, and how many times as fast Yong is."""

    def __init__(self, outcome, ours):
        self.name, self.problem = outcome.name, outcome.problem
        self.seconds = self.ratio = None
        if outcome.problem:
            self.cells = f"**{outcome.verdict}** | | | "
            return
        self.seconds = outcome.median()
        low, high = outcome.bounds()
        self.cells = (
            f"{self.seconds:.3f} | {low:.3f} – {high:.3f} | {outcome.median(1):.2f} | {outcome.peak() / 1e6:,.0f}")
        if outcome is not ours and ours.runs and not ours.problem:
            self.ratio = self.seconds / ours.median()


def task_rows(outcomes):
    """A row for each outcome; the first one is Yong's."""
    return [Row(outcome, outcomes[0]) for outcome in outcomes]


def times(ratio):
    """So many times, which no line break parts."""
    return f"{ratio:.2f}\u00a0×"


def geometric_mean(values):
    return math.exp(statistics.fmean(map(math.log, values)))


def wrapped(text, begin="* "):
    """A paragraph within the width that pages have."""
    return textwrap.wrap(
        text, 118, initial_indent=begin, subsequent_indent=" " * len(begin),
        break_on_hyphens=False)
