#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The first look of an export as an SVG picture: places, sizes and colours as they are in the file, the way Gephi and
Cytoscape show them before any layout is run.

  entente export kb.entente -f graphml --view actors -o actors.graphml
  examples/export/first_look.py actors.graphml > first_look.svg            (Debian: python3-networkx)
"""
import math
import sys
from xml.sax.saxutils import escape

import networkx

if len(sys.argv) != 2:
    sys.exit("usage: first_look.py GRAPH.graphml > PICTURE.svg")
graph = networkx.read_graphml(sys.argv[1], force_multigraph=True)
nodes = dict(graph.nodes(data=True))
left, right = (limit(node["x"] for node in nodes.values()) for limit in (min, max))
top, bottom = (limit(node["y"] for node in nodes.values()) for limit in (min, max))
margin = 60
sys.stdout.reconfigure(encoding="utf-8")
print('<svg xmlns="http://www.w3.org/2000/svg" font-family="Helvetica, Arial, sans-serif" '
      'viewBox="%.0f %.0f %.0f %.0f">' % (left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin))
for source, target, edge in graph.edges(data=True):
    one, other = nodes[source], nodes[target]
    print('<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="#555" stroke-opacity="0.35" stroke-width="%.1f"%s>'
          '<title>%s</title></line>' % (one["x"], one["y"], other["x"], other["y"], 0.8 + math.log2(1 + edge["weight"]),
                                        ' stroke-dasharray="4 3"' if edge["polarity"] == "negated" else "",
                                        escape(edge.get("evidence", edge["label"]))))
for node in sorted(nodes.values(), key=lambda node: -node["size"]):
    print('<circle cx="%.1f" cy="%.1f" r="%.1f" fill="%s"><title>%s</title></circle>'
          % (node["x"], node["y"], node["size"] / 2, node["color"], escape(node["kind"])))
for node in nodes.values():
    print('<text x="%.1f" y="%.1f" font-size="%.1f">%s</text>'
          % (node["x"] + node["size"] / 2 + 2, node["y"] + 4, 9 + node["size"] / 6, escape(node["label"])))
print("</svg>")
