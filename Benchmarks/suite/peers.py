"""The programs that Yong is measured beside: fetched from their registries, or missing for a reason."""
import dataclasses
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]

# From Debian: the package, the program, and what prints its version.
DEBIAN = {
    "serdi": ("serdi", "serdi", ["-v"]),
    "rapper": ("raptor2-utils", "rapper", ["--version"]),
    "Virtuoso": ("virtuoso-opensource-7-bin", "virtuoso-t", ["-?"]),
}
# From PyPI: the package, and the program in its environment.
PYTHON = {
    "Oxigraph": ("oxigraph==0.5.13", "oxigraph"),
    "rdflib": ("rdflib==7.6.0", "python"),
    "PyThaiNLP": ("pythainlp==5.4.0", "python"),
}
# Which peers each chapter asks.
CHAPTERS = {
    "extraction": ["PyThaiNLP"],
    "parsing": ["serdi", "rapper", "Oxigraph", "rdflib"],
    "loading": ["Oxigraph", "Virtuoso", "rdflib"],
    "queries": ["Oxigraph", "Virtuoso", "rdflib"],
}


@dataclasses.dataclass
class Peer:
    name: str
    source: str
    program: str | None
    version: str = ""
    reason: str = ""


def install(script, *arguments):
    """Runs one of the project's scripts that install packages; gives why it failed, or nothing."""
    try:
        done = subprocess.run([ROOT / "Scripts" / script, *arguments], stderr=subprocess.PIPE, text=True, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return str(problem)
    if done.returncode == 0:
        return ""
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR", "E:"))]
    return ([*errors[-1:], *lines[-1:], f"{script} ended with status {done.returncode}"])[0]


def first_number(text):
    """The first word of a text that begins with a digit."""
    return next((word.strip(",") for word in text.split() if word[:1].isdigit()), "unknown")


def output(*command):
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
        return done.stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def from_debian(name):
    package, program, arguments = DEBIAN[name]
    reason = "" if shutil.which(program) else install("install-packages.sh", package)
    path = shutil.which(program)
    if not path:
        return Peer(name, f"Debian: {package}", None, reason=reason or f"{package} has no {program}")
    return Peer(name, f"Debian: {package}", path, first_number(output(path, *arguments)))


def from_python(name, folder):
    package, program = PYTHON[name]
    environment = folder / package.split("==")[0]
    reason = install("python-environment.sh", environment, package)
    path = environment / "bin" / program
    if reason or not path.exists():
        return Peer(name, f"PyPI: {package}", None, reason=reason or f"{package} has no {program}")
    return Peer(name, f"PyPI: {package}", str(path), package.split("==")[1])


def find(chapters, folder):
    """The peers that the chapters ask, by name; environments of Python go below the folder."""
    names = dict.fromkeys(name for chapter in chapters for name in CHAPTERS[chapter])
    return {name: from_debian(name) if name in DEBIAN else from_python(name, folder) for name in names}
