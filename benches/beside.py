#!/usr/bin/env python3
"""How fast `corrobora extract` is beside other readers, on the same generated files, one core each.

usage: beside.py PATH/TO/corrobora [WORK_FOLDER]      needs: trafilatura (PyPI), pdftotext, pandoc, soffice, taskset

Prints CPU seconds (user + system, children included) and files per second of CPU; the lower of two runs counts. The
reader of files runs two processes at a time; on one core that is the same CPU time.
"""
import os, random, resource, subprocess, sys, tempfile, time

program = os.path.abspath(sys.argv[1])
work = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()
rng = random.Random(7)
WORDS = ("police town people compound freed river border market night child mother phone money officer harbour ferry "
         "worker company office letter street house village court judge number week month report paper reader").split()


def sentence():
    words = [rng.choice(WORDS) for _ in range(rng.randint(8, 22))]
    return " ".join(words).capitalize() + "."


def paragraph():
    return " ".join(sentence() for _ in range(rng.randint(3, 7)))


def page(number):
    """A news page of some 60 kB with menus, teasers and scripts around its story."""
    title = sentence()[:70]
    menu = "".join(f'<li class="menu-item"><a href="/s/{i}">{rng.choice(WORDS).title()}</a></li>' for i in range(60))
    teasers = "".join(
        f'<article class="teaser card"><a href="/a/{i}"><h3>{sentence()[:60]}</h3><img src="/i/{i}.jpg" alt=""></a>'
        f'<p>{sentence()}</p></article>' for i in range(40))
    story = "".join(f"<p>{paragraph()}</p>" + (f"<h2>{sentence()[:40]}</h2>" if i % 5 == 4 else "") for i in range(18))
    scripts = "<script>" + "window.x = [" + ",".join(str(rng.random()) for _ in range(900)) + "];</script>"
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Daily Harbour</title>'
            f'<meta property="og:title" content="{title}"><meta property="article:published_time" content="2024-03-0{number % 9 + 1}T08:00:00Z">'
            f'{scripts}</head><body><header><nav><ul>{menu}</ul></nav></header><main><article class="story"><h1>{title}</h1>'
            f'<div class="byline">By Jane Doe</div><div class="share"><a href="#">Share</a><a href="#">Tweet</a></div>{story}'
            f'</article><aside class="related"><h2>More stories</h2>{teasers}</aside></main><footer><ul>{menu}</ul>'
            f'<p>© 2024 Daily Harbour. All rights reserved.</p></footer></body></html>')


def document(pages):
    return "<html><body>" + "".join(f"<h1>{sentence()[:60]}</h1>" + "".join(f"<p>{paragraph()}</p>" for _ in range(6)) for _ in range(pages)) + "</body></html>"


def make():
    made = {kind: [] for kind in ("html", "pdf", "docx")}
    for i in range(400):
        made["html"].append(f"{work}/{i:03}.html")
        with open(made["html"][-1], "w") as f:
            f.write(page(i))
    sources = []
    for i in range(24):
        sources.append(f"{work}/doc{i:02}.htm")
        with open(sources[-1], "w") as f:
            f.write(document(rng.randint(4, 30)))
    for kind, to in (("docx", "docx:MS Word 2007 XML"), ("pdf", "pdf:writer_web_pdf_Export")):
        more = ["--infilter=HTML (StarWriter)"] if kind == "docx" else []
        subprocess.run(["soffice", "--headless", *more, "--convert-to", to, "--outdir", work, *sources], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made[kind] = [s.replace(".htm", f".{kind}") for s in sources]
    return made


def cost(command, files, each=False):
    best = None
    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall = time.monotonic()
        runs = [command + [f] for f in files] if each else [command + files]
        for run in runs:
            subprocess.run(["taskset", "-c", "0", *run], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        one = (cpu, time.monotonic() - wall)
        best = min(best, one) if best else one
    return best


TRAFILATURA = """
import sys, trafilatura
for f in sys.argv[1:]:
    with open(f, encoding="utf8") as page:
        trafilatura.bare_extraction(page.read(), with_metadata=True{fast})
"""
LXML = "import sys, lxml.html\nfor f in sys.argv[1:]: lxml.html.fromstring(open(f, encoding='utf8').read())"

os.makedirs(work, exist_ok=True)
made = make()
ours = [program, "extract", "--format", "json"]
for kind, others in (
    ("html", [("trafilatura", [sys.executable, "-c", TRAFILATURA.replace("{fast}", "")], False),
              ("trafilatura fast", [sys.executable, "-c", TRAFILATURA.replace("{fast}", ", fast=True")], False),
              ("lxml, parse only", [sys.executable, "-c", LXML], False)]),
    ("pdf", [("pdftotext", ["pdftotext"], True)]),
    ("docx", [("pandoc", ["pandoc", "-t", "plain", "-o", "/dev/null"], True)]),
):
    files = made[kind]
    size = sum(os.path.getsize(f) for f in files) / 1e6
    print(f"{kind}: {len(files)} files, {size:.1f} MB")
    for name, command, each in [("corrobora", ours, False), *others]:
        cpu, wall = cost(command, files, each)
        print(f"  {name:18} {cpu:8.2f} s CPU {wall:8.2f} s   {len(files) / cpu:8.1f} files/s of CPU")
