# SPDX-License-Identifier: Apache-2.0
"""Prints how many nodes and edges networkx finds. network_counts.py gexf|json FILE"""
import json
import sys

import networkx

form, path = sys.argv[1:]
if form == "gexf":
    graph = networkx.read_gexf(path)
else:
    with open(path, encoding="utf-8") as file:
        graph = networkx.node_link_graph(json.load(file))
print(graph.number_of_nodes(), graph.number_of_edges())
