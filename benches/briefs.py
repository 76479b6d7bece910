#!/usr/bin/env python3
"""A brief of 50 claims and 140 references in every format, beside pandoc --citeproc on the same references and style.

usage: briefs.py PATH/TO/corrobora PROJECT.corrobora.ron [PANDOC…]
The project is written by `BRIEF_PROJECT=FILE cargo bench --bench briefs`; each PANDOC is a program to compare with
(Debian's, and a current one, for example that of the PyPI package pypandoc_binary).

Prints CPU seconds (user + system, children included), wall seconds and the peak of memory; the best of five runs counts.
"""
import json, os, subprocess, sys, tempfile, time

program, project = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
pandocs = sys.argv[3:] or ["pandoc"]
work = tempfile.mkdtemp()


def run(command):
    best = None
    for _ in range(5):
        began = time.monotonic()
        child = subprocess.Popen(command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
        if status:
            return None
        figures = (used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)
        best = figures if best is None or figures < best else best
    return best


subprocess.run([program, "export", project, "--to", "csl-json", "-o", f"{work}/refs.json"], check=True, stderr=subprocess.DEVNULL)
style = f"{work}/apa.csl"
has_style = os.environ.get("CSL_STYLE")
keys = [item["id"] for item in json.load(open(f"{work}/refs.json"))]
blocks = ["---", "title: Brief", "bibliography: refs.json", "---", ""]
for number in range(50):
    cited = "; ".join(f"@{key}" for key in keys[number * 3 % len(keys):][:4])
    blocks += [f"## Fact {number}", "", f"Sources put the number of people freed at {number + 7} [{cited}].", ""]
blocks += ["Everything else: " + " ".join(f"[@{key}]" for key in keys) + ".", "", "# References"]
open(f"{work}/brief.md", "w").write("\n".join(blocks))

print(f"{len(keys)} references")
print(f"{'':44}{'CPU s':>8}{'wall s':>8}{'MB':>8}")
for ending in ("html", "md", "docx", "odt", "pdf"):
    figures = run([program, "brief", project, "--style", os.environ.get("STYLE", "chicago-author-date"), "-o", f"brief.{ending}"])
    print(f"{'corrobora ' + ending:44}" + ("failed" if figures is None else "".join(f"{f:8.2f}" for f in figures)))
for pandoc in pandocs:
    version = subprocess.run([pandoc, "--version"], capture_output=True, text=True).stdout.split("\n")[0]
    for ending in ("html", "docx", "odt", "pdf"):
        more = ["--pdf-engine=typst"] if ending == "pdf" else ["--standalone"]
        more += [f"--csl={has_style}"] if has_style else []
        figures = run([pandoc, "--citeproc", *more, "brief.md", "-o", f"pandoc.{ending}"])
        print(f"{version + ' ' + ending:44}" + ("not made" if figures is None else "".join(f"{f:8.2f}" for f in figures)))
