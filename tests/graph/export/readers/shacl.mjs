// SPDX-License-Identifier: Apache-2.0
// Checks a Turtle file against SHACL shapes and prints how many results there are, then each.
// node shacl.mjs SHAPES.ttl GRAPH.ttl
import fs from 'node:fs'
import { Parser } from 'n3'
import environment from '@zazuko/env'
import SHACLValidator from 'rdf-validate-shacl'

const read = path => environment.dataset(new Parser({ factory: environment }).parse(fs.readFileSync(path, 'utf8')))
const report = await new SHACLValidator(read(process.argv[2]), { factory: environment }).validate(read(process.argv[3]))
console.log(report.results.length)
for (const result of report.results)
  console.log(result.focusNode?.value, result.path?.value, result.sourceConstraintComponent?.value)
