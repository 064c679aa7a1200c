"""Writes Sources/CEmbedded/embedded.c: one `#embed` for every file of seeds/, seeds/models/,
seeds/words/ and ontology/.

Usage: python3 Scripts/seeds/embed.py    (from the repository's root, after a file was added or removed)
"""

import glob
import re

HEAD = """// Made by Scripts/seeds/embed.py; run it again when a file is added to seeds/ or ontology/.
#include "CEmbedded.h"

// `#embed` is C23; Clang warns that it is an extension of earlier standards.
#pragma clang diagnostic ignored "-Wc23-extensions"
"""


def main():
    patterns = ["ontology/*.ttl", "seeds/*.ttl", "seeds/models/*.model", "seeds/words/*.txt"]
    names = sorted(name for pattern in patterns for name in glob.glob(pattern))
    text = [HEAD]
    for name in names:
        text.append('\nstatic const unsigned char %s[] = {\n#embed "../../%s"\n};\n' % (symbol(name), name))
    text.append("\nstatic const struct yong_embedded_file files[] = {\n")
    for name in names:
        text.append('    {"%s", %s, sizeof %s},\n' % (name, symbol(name), symbol(name)))
    text.append("};\n\nconst struct yong_embedded_file *yong_embedded_files(unsigned long *count) {\n")
    text.append("    *count = sizeof files / sizeof files[0];\n    return files;\n}\n")
    with open("Sources/CEmbedded/embedded.c", "w", encoding="utf-8") as file:
        file.write("".join(text))


def symbol(name):
    return re.sub(r"\W", "_", re.sub(r"\.\w+$", "", name))


main()
