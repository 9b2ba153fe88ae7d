#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who stands between the others? Betweenness in an exported actors view, with the surest sentence of each.

  entente export kb.entente -f graphml --view actors -o actors.graphml
  examples/export/brokers.py actors.graphml            (Debian: python3-networkx)
"""
import sys

import networkx

if len(sys.argv) != 2:
    sys.exit("usage: brokers.py ACTORS.graphml")
graph = networkx.read_graphml(sys.argv[1], force_multigraph=True)
between = networkx.betweenness_centrality(networkx.Graph(graph))
sys.stdout.reconfigure(encoding="utf-8")
for node, score in sorted(between.items(), key=lambda item: (-item[1], item[0]))[:10]:
    edges = list(graph.in_edges(node, data=True)) + list(graph.out_edges(node, data=True))
    quotes = [(-edge.get("confidence", 0), edge["evidence"]) for _, _, edge in edges if "evidence" in edge]
    print("%.3f  %s" % (score, graph.nodes[node]["label"]))
    if quotes:
        print("       “%s”" % min(quotes)[1].replace("\n", " "))
