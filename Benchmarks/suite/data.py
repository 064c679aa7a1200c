"""The data of a size: generated once, and again when what generates them changes."""
import dataclasses
import hashlib
import json
import pathlib
import shutil

from . import documents, syntaxes
from .graph import Graph
from .names import SEEDS


@dataclasses.dataclass
class Size:
    """Documents of the graph, of the small graph for programs that are slow, and documents of news."""

    graph: int
    few: int
    news: int


SIZES = {"small": Size(3_000, 100, 30), "medium": Size(40_000, 3_000, 800), "large": Size(300_000, 10_000, 4_000)}
# What the data depend on.
MODULES = ["names", "chance", "documents", "graph", "syntaxes", "digests", "data"]


@dataclasses.dataclass
class Data:
    """Where the data are. `graph` and `few` give the file of a syntax by its ending."""

    folder: pathlib.Path
    facts: dict

    @property
    def news(self):
        return self.folder / "news"

    def graph(self, ending):
        return self.folder / f"graph.{ending}"

    def few(self, ending):
        return self.folder / "few" / f"graph.{ending}"

    def statements(self, name="graph"):
        return int(self.facts[name]["nt"].split()[0])


def recipe(size):
    """Changes when the generator, the seeds or the size do."""
    total = hashlib.sha256(repr(size).encode())
    modules = [pathlib.Path(__file__).with_name(f"{name}.py") for name in MODULES]
    for file in [*modules, *sorted(SEEDS.glob("*.ttl"))]:
        total.update(file.read_bytes())
    return total.hexdigest()


def generate(folder, graph, news):
    """Writes a graph and news into a new folder; gives what is known of them."""
    folder.mkdir(parents=True)
    facts = {"graph": syntaxes.write(Graph(graph), folder)}
    facts["graph"]["SHA-256"] = syntaxes.digest(folder / "graph.nt")
    size = documents.generate(folder / "news", news)
    facts["news"] = {"documents": news, "bytes": size, "SHA-256": documents.digest(folder / "news")}
    return facts


def prepare(folder, name, tell):
    """The data of a size, below a folder."""
    folder, size = folder / name, SIZES[name]
    stamp, wanted = folder / "facts.json", recipe(size)
    if stamp.exists():
        facts = json.loads(stamp.read_text())
        if facts["recipe"] == wanted:
            return Data(folder, facts)
    tell(f"generating the data of size {name}")
    shutil.rmtree(folder, ignore_errors=True)
    facts = generate(folder, size.graph, size.news)
    facts["few"] = generate(folder / "few", size.few, 0)["graph"]
    facts["recipe"] = wanted
    stamp.write_text(json.dumps(facts))
    return Data(folder, facts)
