// SPDX-License-Identifier: Apache-2.0
// Holds FollowTheMoney entities to the model, as its own library has it, and prints "SCHEMA HEX" for each entity: its
// schema and the hexadecimal digits of what people read of it. node ftm.mjs FILE.jsonl
import fs from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { Model } = require('@alephdata/followthemoney')
const model = new Model(require('@alephdata/followthemoney/dist/defaultModel.json'))

const lines = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(line => line)
const entities = new Map()
for (const line of lines) {
  const { id, schema, properties } = JSON.parse(line)
  if (!/^[A-Za-z0-9][A-Za-z0-9.:_-]*$/.test(id)) throw Error(`no id: ${id}`)
  if (entities.has(id)) throw Error(`${id} twice`)
  entities.set(id, { entity: model.getEntity({ id, schema, properties }), properties })
}
const day = /^\d{4}(-\d\d(-\d\d)?)?$/
for (const { entity, properties } of entities.values()) {
  for (const name of entity.schema.required ?? []) if (!properties[name]?.length) throw Error(`${entity.id} lacks ${name}`)
  for (const [name, values] of Object.entries(properties)) {
    const property = entity.schema.getProperty(name)  // throws when there is none
    if (property.stub) throw Error(`${name} of ${entity.id} is the other end of a property`)
    for (const value of values) {
      if (typeof value !== 'string' || value === '') throw Error(`${name} of ${entity.id} is no text`)
      if (property.type.isEntity) {
        const other = entities.get(value)?.entity
        if (!other) throw Error(`${name} of ${entity.id} names ${value}, which is not there`)
        if (!other.schema.isA(property.getRange())) throw Error(`${name} of ${entity.id} is a ${other.schema.name}`)
      }
      if (property.type.name === 'date' && !day.test(value)) throw Error(`${name} of ${entity.id}: ${value}`)
      if (['country', 'language'].includes(property.type.name) && !property.type.values.has(value))
        console.error(`${property.type.name} ${value} is unknown to the model`)
    }
  }
  const shown = { Article: 'title', Event: 'notes', Occupancy: 'description' }[entity.schema.name] ?? 'name'
  for (const text of properties[shown] ?? ['']) console.log(entity.schema.name, Buffer.from(text).toString('hex'))
}
