# SPDX-License-Identifier: Apache-2.0
"""Prints what a reader finds in a GraphML file: nodes, edges, values on nodes, values on edges.
graphml_counts.py networkx|igraph|graph_tool FILE"""
import sys

reader, path = sys.argv[1:]
if reader == "networkx":
    import networkx

    graph = networkx.read_graphml(path, force_multigraph=True)
    print(graph.number_of_nodes(), graph.number_of_edges(),
          sum(len(values) for _, values in graph.nodes(data=True)),
          sum(len([k for k in values if k != "id"]) for _, _, values in graph.edges(data=True)))
elif reader == "igraph":
    import igraph

    graph = igraph.Graph.Read_GraphML(path)

    def values(sequence):
        # igraph fills what is missing with "" and NaN
        return sum(1 for item in sequence for key, value in item.attributes().items()
                   if key != "id" and value != "" and value == value)

    print(graph.vcount(), graph.ecount(), values(graph.vs), values(graph.es))
