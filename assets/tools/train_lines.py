#!/usr/bin/env python3
"""Learns which lines of a web page are its story and writes src/import/html/line_trees.rs.

usage: train_lines.py FIGURES.jsonl GOLD.jsonl [--write line_trees.rs]

FIGURES  what the ignored test `figures_of_pages` writes (src/import/html/features.rs): [page, line, reason, figures]
GOLD     a page per line: id, url, "with" and "without", segments that must and must not be in the story

Prints precision, recall and F of segments, cross-validated by site (five parts, no site in two of them), then learns from
all pages. Needs numpy and lightgbm (4.7 was used). No text of any page gets into the table: only figures do.
"""
import argparse, collections, json, random
from urllib.parse import urlparse
import lightgbm, numpy

ROUNDS = 150
PARAMETERS = dict(objective="binary", learning_rate=0.06, num_leaves=12, min_data_in_leaf=30, feature_fraction=0.5,
                  bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=1, seed=1, deterministic=True,
                  force_row_wise=True)


def site(gold):
    """example.co.uk and example.com, whatever stands before them."""
    parts = urlparse(gold["url"]).netloc.split(":")[0].split(".")
    if len(parts) < 2:
        return gold["id"]
    return ".".join(parts[-2:] if len(parts[-1]) > 2 or len(parts[-2]) > 3 else parts[-3:])


def label(page, gold):
    """1 story, 0 not, with a weight; a line that has a wanted and an unwanted segment says nothing."""
    lines = page["lines"]
    wanted, unwanted = numpy.zeros(len(lines)), numpy.zeros(len(lines))
    for segment in gold["with"]:
        hits = [i for i, line in enumerate(lines) if segment in line]
        for i in hits:
            wanted[i] = max(wanted[i], 1 / len(hits))
    for segment in gold["without"]:
        for i, line in enumerate(lines):
            unwanted[i] = max(unwanted[i], segment in line)
    weight = numpy.where((wanted > 0) & (unwanted > 0), 0, numpy.maximum(wanted, unwanted))
    truth = (wanted > 0).astype(int)
    return truth, weight


def learn(pages):
    x = numpy.concatenate([p["figures"] for p in pages])
    y = numpy.concatenate([p["truth"] for p in pages])
    w = numpy.concatenate([p["weight"] for p in pages])
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(x[w > 0], y[w > 0], weight=w[w > 0]), ROUNDS)


def score(pages, odds, bound):
    c = collections.Counter()
    for page, o in zip(pages, odds):
        text = "\n".join(line for line, x in zip(page["lines"], o) if x > bound)
        c["tp"] += sum(s in text for s in page["gold"]["with"])
        c["fn"] += sum(s not in text for s in page["gold"]["with"])
        c["fp"] += sum(s in text for s in page["gold"]["without"])
    p, r = c["tp"] / (c["tp"] + c["fp"]), c["tp"] / (c["tp"] + c["fn"])
    return f"P {p:.4f} R {r:.4f} F {2 * p * r / (p + r):.4f}"


def table(model):
    nodes, leaves, trees, count, all_leaves = [], [], [], 0, 0
    for tree in model.dump_model()["tree_info"]:
        own_nodes, own_leaves = [], []

        def add(node):
            if "leaf_value" in node:
                own_leaves.append(node["leaf_value"])
                return -len(own_leaves)
            assert node["decision_type"] == "<=" and node["default_left"] in (True, False)
            at = len(own_nodes)
            own_nodes.append(None)
            low, high = add(node["left_child"]), add(node["right_child"])
            own_nodes[at] = (node["split_feature"], node["threshold"], low, high)
            return at

        add(tree["tree_structure"])
        if not own_nodes:
            continue
        trees.append((count, all_leaves))
        count, all_leaves = count + len(own_nodes), all_leaves + len(own_leaves)
        nodes.append(own_nodes)
        leaves.append(own_leaves)
    # Bounds lie between two values of single precision, so six digits divide what they have to.
    number = lambda x: repr(float(f"{x:.6g}"))
    out = ["//! What was learned of lines of web pages: questions and leaves of decision trees, a tree per line of this file.",
           "//! Written by `assets/tools/train_lines.py`; not to be changed by hand.", "",
           '#![allow(clippy::unreadable_literal, clippy::approx_constant, reason = "figures of a machine")]', "", "use super::trees::Node;", ""]
    skip = "#[rustfmt::skip]"
    out += ["/// The questions of all trees, one tree behind the other.", skip,
            f"pub(super) static NODES: [Node; {count}] = ["]
    out += ["    " + " ".join(f"({f}, {number(t)}, {a}, {b})," for f, t, a, b in tree) for tree in nodes]
    out += ["];", "", "/// The leaves of all trees.", skip, f"pub(super) static LEAVES: [f32; {all_leaves}] = ["]
    out += ["    " + " ".join(number(round(v, 4)) + "," for v in tree) for tree in leaves]
    out += ["];", "", "/// Where the questions and the leaves of each tree begin.", skip,
            f"pub(super) static TREES: [(u16, u16); {len(trees)}] = ["]
    out += ["    " + " ".join(f"({a}, {b})," for a, b in trees[i:i + 10]) for i in range(0, len(trees), 10)]
    return "\n".join(out + ["];", ""])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("figures"), parser.add_argument("gold")
    parser.add_argument("--write")
    a = parser.parse_args()
    read = lambda path: map(json.loads, open(path, encoding="utf-8"))
    gold = {g["id"]: g for g in read(a.gold)}
    pages = {}
    for name, line, reason, figures in read(a.figures):
        page = pages.setdefault(name, dict(lines=[], figures=[], rules=[], gold=gold[name]))
        page["lines"].append(line), page["figures"].append(figures), page["rules"].append(1 if reason is None else -1)
    pages = list(pages.values())
    for page in pages:
        page["figures"] = numpy.array(page["figures"], dtype=numpy.float32)
        page["truth"], page["weight"] = label(page, page["gold"])
    print("rules alone:", score(pages, [p["rules"] for p in pages], 0))
    sites = sorted({site(p["gold"]) for p in pages})
    random.Random(0).shuffle(sites)
    part = {s: i % 5 for i, s in enumerate(sites)}
    odds = [None] * len(pages)
    for k in range(5):
        model = learn([p for p in pages if part[site(p["gold"])] != k])
        for i, page in enumerate(pages):
            if part[site(page["gold"])] == k:
                odds[i] = model.predict(page["figures"], raw_score=True)
    for bound in (-0.8, -0.6, -0.4, -0.2, 0, 0.2):
        print(f"cross-validated, bound {bound}:", score(pages, odds, bound))
    if a.write:
        open(a.write, "w", encoding="utf-8").write(table(learn(pages)))


if __name__ == "__main__":
    main()
