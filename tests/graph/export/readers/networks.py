# SPDX-License-Identifier: Apache-2.0
"""Prints what Python readers find in files of nodes and edges: networks.py READER=FILE...

READER is networkx_graphml, igraph_graphml, networkx_gexf, networkx_json, graphviz (an SVG file that it drew), plover, csv
or neo4j (a folder). For each: a line with the reader and how many nodes, edges, values of nodes and values of edges there are; then a line for each text that people
read, its kind and the hexadecimal digits of its UTF-8, sorted.
"""
import csv
import os
import sys


def networkx_graphml(path):
    import networkx

    graph = networkx.read_graphml(path, force_multigraph=True)
    return ([values for _, values in graph.nodes(data=True)],
            [{key: value for key, value in values.items() if key != "id"} for _, _, values in graph.edges(data=True)])


def igraph_graphml(path):
    import igraph

    graph = igraph.Graph.Read_GraphML(path)

    def values(item):
        # igraph fills what is missing with "" and NaN
        return {key: value for key, value in item.attributes().items() if key != "id" and value != "" and value == value}

    return [values(item) for item in graph.vs], [values(item) for item in graph.es]


def networkx_gexf(path):
    import networkx

    graph = networkx.read_gexf(path)
    return [values for _, values in graph.nodes(data=True)], [values for _, _, values in graph.edges(data=True)]


def networkx_json(path):
    import json

    import networkx

    with open(path, encoding="utf-8") as file:
        graph = networkx.node_link_graph(json.load(file))
    return [values for _, values in graph.nodes(data=True)], [values for _, _, values in graph.edges(data=True)]


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert all(len(row) == len(rows[0]) for row in rows), path
    # "kind" is a label of Neo4j, "label" the name of what it labels
    names = [{":LABEL": "kind", "name": "label"}.get(name, name) for name in rows[0]]
    return [dict((name, value) for name, value in zip(names, row) if value) for row in rows[1:]]


def folder(path):
    return table(os.path.join(path, "nodes.csv")), table(os.path.join(path, "edges.csv"))


def neo4j(path):
    return table(os.path.join(path, "nodes.csv")), table(os.path.join(path, "relationships.csv"))


def graphviz(path):
    import xml.etree.ElementTree as xml

    svg = "{http://www.w3.org/2000/svg}"
    nodes, edges = [], []
    for group in xml.parse(path).iter(svg + "g"):
        kinds = group.get("class", "").split()
        if kinds[:1] not in (["node"], ["edge"]):
            continue
        link = group.find(".//" + svg + "a")
        text = link.get("{http://www.w3.org/1999/xlink}title") if link is not None else ""
        if kinds[1] == "Person":  # its label is drawn line by line
            assert " ".join(line.text or "" for line in group.iter(svg + "text")).split() == text.split(), text
        (nodes if kinds[0] == "node" else edges).append({"kind": kinds[1], "label": text, "evidence": text})
    return nodes, edges


def plover(path):
    """A row is an event and its target; sources are counted once."""
    rows = table(path)
    sources = {row["source_id"]: row["source_name"] for row in rows}
    return ([{"kind": "Person", "label": name} for name in sources.values()] +
            [{"kind": "Person", "label": row.get("target_name", "")} for row in rows] +
            [{"kind": "Event", "evidence": row.get("quote", "")} for row in rows]), []


readers = {"networkx_graphml": networkx_graphml, "igraph_graphml": igraph_graphml, "networkx_gexf": networkx_gexf,
           "networkx_json": networkx_json, "graphviz": graphviz, "plover": plover, "csv": folder, "neo4j": neo4j}
csv.field_size_limit(10_000_000)
for argument in sys.argv[1:]:
    reader, _, path = argument.partition("=")
    nodes, edges = readers[reader](path)
    print(reader, len(nodes), len(edges), sum(map(len, nodes)), sum(map(len, edges)))
    texts = []
    for node in nodes:
        kind = node.get("kind")
        text = node.get("evidence" if kind in ("Event", "Sentence") else "label", "")
        texts.append("%s %s" % (kind, text.encode("utf-8", "surrogatepass").hex()))
    print("\n".join(sorted(texts)))
