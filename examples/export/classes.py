#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The classes of the vocabulary with the number of individuals that a knowledge base has of each, as Graphviz DOT: what
Protégé shows in its class tree once both files are open.

  entente export kb.entente -f turtle -o kb.ttl
  examples/export/classes.py ontology/data/entente.ttl kb.ttl | dot -Tsvg > classes.svg     (Debian: python3-rdflib)
"""
import sys

import rdflib
from rdflib.namespace import OWL, RDF, RDFS

if len(sys.argv) != 3:
    sys.exit("usage: classes.py VOCABULARY.ttl GRAPH.ttl | dot -Tsvg > PICTURE.svg")
vocabulary = rdflib.Graph().parse(sys.argv[1], format="turtle")
graph = rdflib.Graph().parse(sys.argv[2], format="turtle")
names = vocabulary.namespace_manager
print('digraph classes {\n  rankdir=RL; ranksep=1;\n  node [shape=box, style="rounded,filled", fillcolor="#eeeeee", '
      'color="#999999", fontname="Helvetica"];\n  edge [arrowhead=empty, color="#777777"];')
for one in sorted(vocabulary.subjects(RDF.type, OWL.Class)):
    individuals = len(set(graph.subjects(RDF.type, one)))
    if not individuals:
        continue
    print('  "%s" [label="%s\\n%d", fillcolor="#f7d9b5"];'
          % (names.qname(one), vocabulary.value(one, RDFS.label), individuals))
    for parent in sorted(vocabulary.objects(one, RDFS.subClassOf)):
        if isinstance(parent, rdflib.URIRef):
            print('  "%s" -> "%s";' % (names.qname(one), names.qname(parent)))
print("}")
