// Validates a document with @hyperjump/json-schema, formats asserted.
// Usage: node json-hyperjump.mjs SCHEMA DOCUMENT
import { readFileSync } from 'node:fs'
import { registerSchema, setShouldValidateFormat, validate } from '@hyperjump/json-schema/draft-2020-12'
import { BASIC } from '@hyperjump/json-schema/experimental'
import '@hyperjump/json-schema/formats'

const [schema, document] = process.argv.slice(2, 4).map((path) => JSON.parse(readFileSync(path, 'utf8')))
const identity = schema.$id ?? 'urn:kept:schema'
registerSchema(schema, identity)
setShouldValidateFormat(true)
const verdict = await validate(identity, document, BASIC)
if (!verdict.valid) {
  for (const { instanceLocation, absoluteKeywordLocation } of verdict.errors ?? []) {
    console.error(`${instanceLocation} does not satisfy ${absoluteKeywordLocation}`)
  }
  process.exit(1)
}
