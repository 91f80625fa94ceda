// Loads every table of a bundle into DuckDB, strictly, as typed tables whose keys, relations and
// bounds come from datapackage.json. Usage: node tables-duckdb.mjs BUNDLE-FOLDER
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

const TYPES = {
  string: 'VARCHAR', integer: 'BIGINT', number: 'DECIMAL(18, 6)', boolean: 'BOOLEAN',
  date: 'DATE', datetime: 'TIMESTAMPTZ', year: 'INTEGER',
}
const folder = process.argv[2]
const text = (value) => `'${String(value).replaceAll("'", "''")}'`
const name = (value) => `"${String(value).replaceAll('"', '""')}"`
const list = (value) => (Array.isArray(value) ? value : [value])

function columnType(table, field) {
  const type = TYPES[field.type]
  if (!type) throw new Error(`${table}.${field.name}: no DuckDB type for ${field.type}`)
  return type
}

function column(table, field) {
  const it = name(field.name)
  const bounds = field.constraints ?? {}
  const parts = [it, columnType(table, field)]
  if (bounds.required) parts.push('NOT NULL')
  if (bounds.unique) parts.push('UNIQUE')
  if (bounds.enum) parts.push(`CHECK (${it} IN (${bounds.enum.map(text).join(', ')}))`)
  if (bounds.pattern) parts.push(`CHECK (regexp_full_match(${it}, ${text(bounds.pattern)}))`)
  if (bounds.minimum !== undefined) parts.push(`CHECK (${it} >= ${text(bounds.minimum)})`)
  if (bounds.maximum !== undefined) parts.push(`CHECK (${it} <= ${text(bounds.maximum)})`)
  if (bounds.minLength !== undefined) parts.push(`CHECK (length(${it}) >= ${Number(bounds.minLength)})`)
  if (bounds.maxLength !== undefined) parts.push(`CHECK (length(${it}) <= ${Number(bounds.maxLength)})`)
  return parts.join(' ')
}

const others = (resource) => (resource.schema.foreignKeys ?? [])
  .filter((key) => key.reference.resource && key.reference.resource !== resource.name)

// A table that refers to itself, or to a table made later, is checked by a join once all are loaded.
function declaration(resource, made) {
  const { name: table, schema } = resource
  const lines = schema.fields.map((field) => column(table, field))
  if (schema.primaryKey) lines.push(`PRIMARY KEY (${list(schema.primaryKey).map(name).join(', ')})`)
  for (const key of others(resource).filter((each) => made.has(each.reference.resource))) {
    lines.push(`FOREIGN KEY (${list(key.fields).map(name).join(', ')}) REFERENCES ` +
      `${name(key.reference.resource)} (${list(key.reference.fields).map(name).join(', ')})`)
  }
  return `CREATE TABLE ${name(table)} (\n  ${lines.join(',\n  ')}\n)`
}

const csv = (resource, options) => `read_csv(${text(join(folder, resource.path))}, ` +
  `auto_detect = false, strict_mode = true, parallel = false, delim = ',', quote = '"', escape = '"', ` +
  `nullstr = '', max_line_size = 4000000, ${options})`

const typed = (resource) => csv(resource, `header = true, dateformat = '%Y-%m-%d', columns = {` +
  resource.schema.fields.map((field) => `${text(field.name)}: ${text(columnType(resource.name, field))}`).join(', ') + '}')

const header = (resource) => csv(resource, 'header = false, columns = {' +
  resource.schema.fields.map((_, place) => `'c${place}': 'VARCHAR'`).join(', ') + '}')

// Lines outside quotes, header aside: DuckDB 1.5 drops rows in silence when it is told the line ending.
function rowsIn(resource) {
  const unquoted = readFileSync(join(folder, resource.path), 'utf8').replaceAll(/"[^"]*"/g, '')
  return unquoted.split('\n').length - 2
}

function inOrder(resources) {
  const waiting = [...resources]
  const order = []
  const placed = new Set()
  while (waiting.length > 0) {
    let next = waiting.findIndex((each) => others(each).every((key) => placed.has(key.reference.resource)))
    if (next < 0) next = 0
    const [resource] = waiting.splice(next, 1)
    placed.add(resource.name)
    order.push(resource)
  }
  return order
}

const descriptor = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'))
const resources = inOrder(descriptor.resources.filter((each) => each.schema))
const instance = await DuckDBInstance.create(':memory:', {
  autoinstall_known_extensions: 'false', autoload_known_extensions: 'false',
})
const db = await instance.connect()
const faults = []
const made = new Set()
const loaded = new Set()

for (const resource of resources) {
  try {
    await db.run(declaration(resource, made))
    made.add(resource.name)
    const first = await db.runAndReadAll(`SELECT * FROM ${header(resource)} LIMIT 1`)
    const found = (first.getRows()[0] ?? []).join(',')
    const wanted = resource.schema.fields.map((field) => field.name).join(',')
    if (found !== wanted) throw new Error(`header is ${found}, not ${wanted}`)
    await db.run(`INSERT INTO ${name(resource.name)} SELECT * FROM ${typed(resource)}`)
    const count = await db.runAndReadAll(`SELECT count(*) FROM ${name(resource.name)}`)
    const rows = Number(count.getRows()[0][0])
    if (rows !== rowsIn(resource)) throw new Error(`${rows} rows were read of ${rowsIn(resource)}`)
    loaded.add(resource.name)
    console.log(`${resource.name}: ${rows} rows`)
  } catch (error) {
    faults.push(`${resource.name}: ${error.message}`)
  }
}

for (const resource of resources.filter((each) => loaded.has(each.name))) {
  for (const key of resource.schema.foreignKeys ?? []) {
    const target = key.reference.resource || resource.name
    if (!loaded.has(target)) {
      faults.push(`${resource.name}: refers to ${target}, which was not loaded`)
      continue
    }
    const own = list(key.fields)
    const theirs = list(key.reference.fields)
    const match = own.map((field, place) => `a.${name(field)} = b.${name(theirs[place])}`).join(' AND ')
    const given = own.map((field) => `a.${name(field)} IS NOT NULL`).join(' AND ')
    const lost = await db.runAndReadAll(`SELECT count(*) FROM ${name(resource.name)} a WHERE ${given} AND ` +
      `NOT EXISTS (SELECT 1 FROM ${name(target)} b WHERE ${match})`)
    const rows = Number(lost.getRows()[0][0])
    if (rows > 0) faults.push(`${resource.name}: ${rows} rows whose ${own.join(', ')} is not in ${target}`)
  }
}

if (resources.length === 0) faults.push('datapackage.json describes no table')
for (const fault of faults) console.error(fault)
process.exit(faults.length > 0 ? 1 : 0)
