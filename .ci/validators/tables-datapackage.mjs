// Reads every table of a bundle with datapackage-js: types, constraints, keys and relations.
// Also compares each resource's stated bytes and hash with the file itself.
// Usage: node tables-datapackage.mjs BUNDLE-FOLDER
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import datapackage from 'datapackage'

const folder = process.argv[2]
const faults = []
const words = (error) => [error.message, ...(error.errors ?? []).map((each) => words(each))].join('; ')
const give = (list) => {
  for (const fault of list) console.error(fault)
  process.exit(list.length > 0 ? 1 : 0)
}

const bundle = await datapackage.Package.load(join(folder, 'datapackage.json'), { basePath: folder })
  .catch((error) => give([`datapackage.json: ${words(error)}`]))
if (!bundle.valid) faults.push(...bundle.errors.map((error) => `datapackage.json: ${words(error)}`))

for (const resource of bundle.resources) {
  const { name, path, bytes, hash } = resource.descriptor
  faults.push(...resource.errors.map((error) => `${name}: ${words(error)}`))
  try {
    const content = readFileSync(join(folder, path))
    const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`
    if (bytes !== content.length) faults.push(`${name}: says ${bytes} bytes, has ${content.length}`)
    if (hash !== digest) faults.push(`${name}: says ${hash}, has ${digest}`)
    if (!resource.tabular) {
      console.log(`${name}: not a table, ${content.length} bytes`)
      continue
    }
    const rows = await resource.read({ keyed: true })
    await resource.checkRelations()
    const keys = resource.schema.foreignKeys.length
    console.log(`${name}: ${rows.length} rows, ${keys} foreign keys`)
  } catch (error) {
    faults.push(`${name}: ${words(error)}`)
  }
}

const described = new Set(bundle.resources.filter((each) => each.tabular).map((each) => each.descriptor.path))
const tables = readdirSync(join(folder, 'data')).filter((file) => file.endsWith('.csv'))
if (tables.length === 0) faults.push('data: there is no table')
for (const file of tables) {
  if (!described.has(`data/${file}`)) faults.push(`data/${file}: datapackage.json does not describe it as a table`)
}

give(faults)
