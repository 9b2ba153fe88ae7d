# SPDX-License-Identifier: Apache-2.0
"""Prints the statements that rdflib reads, as sorted N-Triples. rdf_lines.py turtle|nt|nquads|xml|json-ld FILE"""
import sys

import rdflib

syntax, path = sys.argv[1:]
graph = rdflib.ConjunctiveGraph() if syntax in ("nquads", "json-ld") else rdflib.Graph(store="SimpleMemory")
graph.parse(path, format=syntax)
lines = set()
for subject, predicate, thing in graph.triples((None, None, None)):
    # The lexical form as it was written: rdflib's own N-Triples would normalise numbers.
    text = thing.n3() if isinstance(thing, rdflib.URIRef) else \
        '"%s"%s' % (str(thing).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t"),
                    "@" + thing.language if thing.language else "^^<%s>" % thing.datatype if thing.datatype else "")
    lines.add("%s %s %s ." % (subject.n3(), predicate.n3(), text))
sys.stdout.reconfigure(encoding="utf-8")
print("\n".join(sorted(lines)))
