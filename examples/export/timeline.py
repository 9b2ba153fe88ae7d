#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""When did it happen? The events of a GEXF file as bars on a time line: what Gephi's timeline moves over.

  entente export kb.entente -f gexf -o timeline.gexf
  examples/export/timeline.py timeline.gexf > timeline.svg            (Debian: python3-networkx)
"""
import collections
import sys

import networkx

if len(sys.argv) != 2:
    sys.exit("usage: timeline.py GRAPH.gexf > PICTURE.svg")
graph = networkx.read_gexf(sys.argv[1])
months = collections.Counter(node["start"][:7] for _, node in graph.nodes(data=True)
                             if node["kind"] == "Event" and "start" in node)
if not months:
    sys.exit("no event has a time")
number = lambda month: int(month[:4]) * 12 + int(month[5:7]) - 1
first = max(number(min(months)), number(max(months)) - 119)  # the last ten years
last = number(max(months))
width, height, step = 1000, 220, 960 / (last - first + 1)
most = max(months.values())
print('<svg xmlns="http://www.w3.org/2000/svg" font-family="Helvetica, Arial, sans-serif" font-size="11" '
      'viewBox="0 0 %d %d">' % (width, height + 30))
for month, events in sorted(months.items()):
    if number(month) < first:
        continue
    tall = 200 * events / most
    print('<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#e15759"><title>%s: %d</title></rect>'
          % (20 + (number(month) - first) * step, height - tall, max(step - 1, 1), tall, month, events))
for year in range((first + 11) // 12, last // 12 + 1):
    print('<text x="%.1f" y="%d">%d</text>' % (20 + (year * 12 - first) * step, height + 18, year))
print("</svg>")
