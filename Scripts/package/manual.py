#!/usr/bin/env python3
"""Writes a manual page for each command of yong, out of the command's own help.

Usage: manual.py YONG OUTPUT

YONG is the program, OUTPUT gets yong.1, yong-build.1, yong-store-check.1 and so on. SOURCE_DATE_EPOCH, if it is set,
dates the pages.
"""
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys


def escaped(text):
    """The text as roff takes it."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.split("\n"))


def option_names(argument):
    names = [("-" if name["kind"] == "short" else "--") + name["name"] for name in argument.get("names", [])]
    value = f" <{argument['valueName']}>" if argument["kind"] == "option" else ""
    return ", ".join(names) + value


def synopsis(path, command):
    parts = []
    for argument in shown(command):
        if argument["kind"] == "positional":
            part = f"<{argument['valueName']}>"
        elif not argument["isOptional"]:
            part = option_names(argument).split(", ")[-1]
        else:
            continue
        part += " ..." if argument["isRepeating"] else ""
        parts.append(f"[{part}]" if argument["isOptional"] else part)
    if command.get("subcommands"):
        parts.append("<subcommand>")
    return " ".join([*path, "[options]", *parts])


def shown(command):
    return [argument for argument in command.get("arguments", []) if argument.get("shouldDisplay", True)]


def description(text):
    """Paragraphs as text, what is indented as it is written, and the examples under a heading of their own."""
    lines = []
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        first, _, rest = block.partition("\n")
        if first.strip().rstrip(":").lower() == "examples":
            lines += [".SH EXAMPLES", ".nf", escaped(rest), ".fi"]
            continue
        lines.append(".PP")
        literal = False
        for line in block.split("\n"):
            if line.startswith(" ") != literal:
                literal = not literal
                lines.append(".nf" if literal else ".fi")
            lines.append(escaped(line))
        if literal:
            lines.append(".fi")
    return lines


def options(command):
    groups = {}
    for argument in shown(command):
        section = argument.get("sectionTitle")
        title = f"{section} options" if section else "arguments" if argument["kind"] == "positional" else "options"
        groups.setdefault(title.upper(), []).append(argument)
    lines = []
    for title, arguments in groups.items():
        lines.append(f'.SH "{title}"')
        for argument in arguments:
            head = option_names(argument) if argument.get("names") else f"<{argument['valueName']}>"
            text = argument.get("abstract", "")
            default = argument.get("defaultValue")
            if default:
                text += f" (default: {default})"
            lines += [".TP", f"\\fB{escaped(head)}\\fR", escaped(text or "\\&")]
    return lines


def page(path, command, version, date):
    name = "-".join(path)
    abstract = command.get("abstract", "").rstrip(".")
    lines = [
        f'.TH "{name.upper()}" 1 "{date}" "{version}" "User Commands"',
        ".SH NAME", f"{escaped(name)} \\- {escaped(abstract)}",
        ".SH SYNOPSIS", f"\\fB{escaped(synopsis(path, command))}\\fR",
    ]
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", *description(command["discussion"])]
    lines += options(command)
    children = [child for child in command.get("subcommands", []) if child["commandName"] != "help"]
    if children:
        lines.append(".SH SUBCOMMANDS")
        for child in children:
            lines += [".TP", f"\\fB{escaped(name)}\\-{escaped(child['commandName'])}\\fR(1)",
                      escaped(child.get("abstract", ""))]
    lines += [".SH EXIT STATUS", "0 done, 1 some input failed, 2 wrong usage, 130 interrupted."]
    if len(path) > 1:
        lines += [".SH SEE ALSO", f"\\fB{escaped('-'.join(path[:-1]))}\\fR(1)"]
    return "\n".join(lines) + "\n"


def write(path, command, output, version, date):
    (output / ("-".join(path) + ".1")).write_text(page(path, command, version, date), encoding="utf-8")
    for child in command.get("subcommands", []):
        if child["commandName"] != "help":
            write([*path, child["commandName"]], child, output, version, date)


def main():
    program, output = sys.argv[1], pathlib.Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)
    root = json.loads(subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True).stdout)
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", "0")) or int(datetime.datetime.now().timestamp())
    date = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).date().isoformat()
    write(["yong"], root["command"], output, version, date)


main()
