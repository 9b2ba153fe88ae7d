// SPDX-License-Identifier: Apache-2.0
// Prints what JavaScript readers find in files of nodes and edges: node networks.mjs READER=FILE...
// READER is cytoscape, cx2, graphology, graphology_graphml or graphology_gexf. What is printed: networks.py.
import fs from 'node:fs'
import cytoscape from 'cytoscape'
import graphology from 'graphology'
import graphml from 'graphology-graphml'
import gexf from 'graphology-gexf'

const { MultiDirectedGraph } = graphology
const readers = {
  cytoscape(text) {
    const network = cytoscape({ headless: true, elements: JSON.parse(text).elements })
    const values = ({ id, source, target, ...rest }) => rest
    return [network.nodes().map(node => values(node.data())), network.edges().map(edge => values(edge.data()))]
  },
  // No reader of CX2 is published as a library, so this one holds the file to the specification.
  cx2(text) {
    const aspects = JSON.parse(text)
    if (aspects[0].CXVersion !== '2.0' || aspects[0].hasFragments !== false) throw Error('no CX2')
    if (aspects.at(-1).status?.[0].success !== true) throw Error('no status at the end')
    const aspect = name => aspects.find(part => name in part)[name]
    for (const { name, elementCount } of aspect('metaData'))
      if (aspect(name).length !== elementCount) throw Error(`${name}: ${elementCount} announced`)
    const declared = aspect('attributeDeclarations')[0]
    const fits = {
      string: value => typeof value === 'string',
      integer: Number.isInteger,
      double: value => typeof value === 'number',
      list_of_string: value => Array.isArray(value) && value.every(item => typeof item === 'string')
    }
    const ids = new Set(aspect('nodes').map(node => node.id))
    if (ids.size !== aspect('nodes').length) throw Error('two nodes with one id')
    for (const { s, t } of aspect('edges')) if (!ids.has(s) || !ids.has(t)) throw Error('an edge to nowhere')
    for (const part of ['nodes', 'edges'])
      for (const { v } of aspect(part))
        for (const [name, value] of Object.entries(v))
          if (!fits[declared[part][name]?.d]?.(value)) throw Error(`${part}: ${name} is no ${declared[part][name]?.d}`)
    return [aspect('nodes').map(({ v: { name, ...rest } }) => ({ label: name, ...rest })), aspect('edges').map(({ v }) => v)]
  },
  graphology: text => contents(MultiDirectedGraph.from(JSON.parse(text))),
  graphology_graphml: text => contents(graphml.parse(MultiDirectedGraph, text)),
  graphology_gexf: text => contents(gexf.parse(MultiDirectedGraph, text))
}
const contents = graph => [graph.mapNodes((_, values) => values), graph.mapEdges((_, values) => values)]

for (const argument of process.argv.slice(2)) {
  const at = argument.indexOf('=')
  const reader = argument.slice(0, at)
  const [nodes, edges] = readers[reader](fs.readFileSync(argument.slice(at + 1), 'utf8'))
  const count = all => all.reduce((sum, values) => sum + Object.keys(values).length, 0)
  console.log(reader, nodes.length, edges.length, count(nodes), count(edges))
  const texts = nodes.map(({ kind, label = '', evidence = '' }) =>
    `${kind} ${Buffer.from(kind === 'Event' || kind === 'Sentence' ? evidence : label).toString('hex')}`)
  console.log(texts.sort().join('\n'))
}
