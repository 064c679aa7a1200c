#!/usr/bin/env python3
"""Draws the modules of Package.swift into Sources/Yong/Yong.docc/Architecture.md.

usage: modules.py    (after a change of targets or dependencies)

A module stands above all that it imports; modules of tests are left out. Dependencies that only the trait Server brings
are marked with °. Tests/HouseTests/ModuleDiagramTests.swift holds the diagram to Package.swift.
"""
import pathlib
import re
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "Sources/Yong/Yong.docc/Architecture.md"
DIAGRAM = re.compile(r"(<!-- modules: Scripts/modules.py -->\n\n```text\n).*?(```\n)", re.DOTALL)
NAME, WIDTH = 19, 80


def balanced(text, start):
    """What stands between the bracket at `start` and the one that closes it."""
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] in "([") - (text[index] in ")]")
        if depth == 0:
            return text[start + 1:index]
    raise SystemExit("Package.swift: a bracket is not closed")


def dependencies(text):
    """The names of internal and external dependencies in a list, each with whether the trait brings it."""
    found = {}
    for call in re.finditer(r"\.(product|target)\(", text):
        arguments = balanced(text, call.end() - 1)
        found[re.search(r'name: "(\w+)"', arguments)[1]] = (call[1], "traits" in arguments)
    bare = re.sub(r"\.(product|target)\([^()]*(\([^()]*(\([^()]*\))?[^()]*\))?[^()]*\)", "", text)
    for name in re.findall(r'"(\w+)"', bare):
        found[name] = ("target", False)
    return found


def modules(package):
    """Each module with its dependencies."""
    package = re.sub(r"^\s*//.*$", "", package, flags=re.MULTILINE)
    server = dependencies(balanced(package, package.index("= [", package.index("let server")) + 2))
    targets = balanced(package, package.index("[", package.index("targets: [\n")))
    result = {}
    for call in re.finditer(r"^ {8}\.(target|systemLibrary|executableTarget)\(", targets, re.MULTILINE):
        text = balanced(targets, call.end() - 1)
        if 'path: "Tests/' in text:
            continue
        name, found = re.search(r'name: "(\w+)"', text)[1], {}
        place = text.find("dependencies: [")
        if place >= 0:
            found = dependencies(balanced(text, place + len("dependencies: ")))
            found |= server if "] + server" in text else {}
        result[name] = found
    return result


def layers(found):
    """The height of each module: one more than that of the highest it imports."""
    heights = {}

    def height(name):
        if name not in heights:
            below = [height(other) for other, (kind, _) in found[name].items() if kind == "target"]
            heights[name] = 1 + max(below, default=-1)
        return heights[name]

    for name in found:
        height(name)
    return heights


def diagram(found):
    heights, lines = layers(found), []
    for level in sorted(set(heights.values()), reverse=True):
        for name in sorted(name for name in found if heights[name] == level):
            shown, order = [], lambda item: (item[1][0] == "product", item[0])
            for other, (kind, is_optional) in sorted(found[name].items(), key=order):
                shown.append((other if kind == "target" else f"({other})") + ("°" if is_optional else ""))
            head = f"{level:2}  {name:{NAME}}" + (" ─► " if shown else "")
            wrapped = textwrap.wrap(" ".join(shown), WIDTH - len(head)) or [""]
            lines += [(head if number == 0 else " " * len(head)) + part for number, part in enumerate(wrapped)]
        lines.append("")
    return "\n".join(line.rstrip() for line in lines[:-1]) + "\n"


def main():
    found = modules((ROOT / "Package.swift").read_text(encoding="utf-8"))
    text = PAGE.read_text(encoding="utf-8")
    text = DIAGRAM.sub(lambda match: match[1] + diagram(found) + match[2], text)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
