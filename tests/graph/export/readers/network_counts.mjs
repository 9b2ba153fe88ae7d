// SPDX-License-Identifier: Apache-2.0
// Prints how many nodes and edges JavaScript readers find.
// node network_counts.mjs cytoscape|graphology|graphml|gexf FILE
import fs from 'node:fs'
import cytoscape from 'cytoscape'
import graphology from 'graphology'
import graphml from 'graphology-graphml'
import gexf from 'graphology-gexf'

const [format, path] = process.argv.slice(2)
const text = fs.readFileSync(path, 'utf8')
if (format === 'cytoscape') {
  const network = cytoscape({ headless: true, elements: JSON.parse(text).elements })
  console.log(network.nodes().length, network.edges().length)
} else {
  const graph = format === 'graphology'
    ? graphology.MultiDirectedGraph.from(JSON.parse(text))
    : format === 'graphml'
      ? graphml.parse(graphology.MultiDirectedGraph, text)
      : gexf.parse(graphology.MultiDirectedGraph, text)
  console.log(graph.order, graph.size)
}
