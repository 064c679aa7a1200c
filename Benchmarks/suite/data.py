"""The data of a size: generated once, and again when what generates them changes."""
import dataclasses
import hashlib
import json
import pathlib
import shutil

from . import documents, syntaxes
from .graph import Graph
from .names import SEEDS

# Documents of the graph, of the small graph for programs that are slow, and documents of news.
SIZES = {"small": (4_000, 1_000, 200), "medium": (40_000, 4_000, 1_000), "large": (300_000, 10_000, 4_000)}


@dataclasses.dataclass
class Data:
    folder: pathlib.Path
    facts: dict

    @property
    def news(self):
        return self.folder / "news"

    def graph(self, ending):
        return self.folder / f"graph.{ending}"

    def few(self, ending):
        """The small graph."""
        return self.folder / f"few.{ending}"

    def statements(self, name="graph"):
        return int(self.facts[name]["nt"].split()[0])


def recipe(sizes):
    """Changes when the generator, the seeds or the sizes do."""
    total = hashlib.sha256(repr(sizes).encode())
    sources = sorted(pathlib.Path(__file__).parent.glob("*.py"))
    for file in [*sources, *sorted(SEEDS.glob("*.ttl"))]:
        if file.parent == SEEDS or file.stem in ("names", "chance", "documents", "graph", "syntaxes", "digests", "data"):
            total.update(file.read_bytes())
    return total.hexdigest()


def generate(folder, sizes):
    """Writes all data into a new folder, and what is known of them."""
    graph, few, news = sizes
    folder.mkdir(parents=True)
    facts = {"graph": syntaxes.write(Graph(graph), folder, "graph"), "few": syntaxes.write(Graph(few), folder, "few")}
    facts["news"] = {"documents": news, "bytes": documents.generate(folder / "news", news)}
    facts["digests"] = {
        "graph": syntaxes.digest(folder / "graph.nt"),
        "news": documents.digest(folder / "news"),
    }
    return facts


def prepare(folder, size, tell):
    """The data of a size, below a folder."""
    folder = folder / size
    stamp, wanted = folder / "facts.json", recipe(SIZES[size])
    if stamp.exists():
        facts = json.loads(stamp.read_text())
        if facts["recipe"] == wanted:
            return Data(folder, facts)
    tell(f"generating the data of size {size}")
    shutil.rmtree(folder, ignore_errors=True)
    facts = dict(generate(folder, SIZES[size]), recipe=wanted)
    stamp.write_text(json.dumps(facts))
    return Data(folder, facts)
