// SPDX-License-Identifier: Apache-2.0
// Prints the statements that JavaScript parsers read, as sorted N-Triples. node triples.mjs turtle|ntriples|nquads|jsonld|rdfxml FILE
import fs from 'node:fs'
import { Parser } from 'n3'
import jsonld from 'jsonld'
import { RdfXmlParser } from 'rdfxml-streaming-parser'

const [syntax, path] = process.argv.slice(2)
const text = fs.readFileSync(path, 'utf8')
async function readRdfXml() {
  const quads = []
  for await (const quad of fs.createReadStream(path, 'utf8').pipe(new RdfXmlParser())) quads.push(quad)
  return quads
}
const quads = syntax === 'jsonld'
  ? await jsonld.toRDF(JSON.parse(text))
  : syntax === 'rdfxml' ? await readRdfXml() : new Parser({ format: { turtle: 'text/turtle', ntriples: 'N-Triples', nquads: 'N-Quads' }[syntax] }).parse(text)

const escapes = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const plain = 'http://www.w3.org/2001/XMLSchema#string'
function write(term) {
  if (term.termType === 'NamedNode') return `<${term.value}>`
  const text = '"' + term.value.replace(/[\\"\n\r\t]/g, c => escapes[c]) + '"'
  if (term.language) return `${text}@${term.language}`
  return term.datatype && term.datatype.value !== plain ? `${text}^^<${term.datatype.value}>` : text
}
const lines = new Set(quads.map(quad => `${write(quad.subject)} ${write(quad.predicate)} ${write(quad.object)} .`))
console.log([...lines].sort().join('\n'))
