// Opens the report in Chromium the ways people read it, and judges each with axe-core. Also fails on
// sideways scrolling, on words from the browser (a blocked style, say) and on any request beyond the file.
// Usage: node accessibility-axe.mjs REPORT.html CHROMIUM
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const { source } = createRequire(import.meta.url)('axe-core')
const [report, executablePath] = process.argv.slice(2)
const address = pathToFileURL(resolve(report)).href

// 400 % zoom is what WCAG 1.4.10 makes of a screen of 1280 by 1024: 320 by 256, four pixels to each.
// Paper is A4 less margins of 15 mm.
const WAYS = [
  { name: '1280 px', width: 1280, height: 900 },
  { name: '320 px', width: 320, height: 640 },
  { name: '400 % zoom', width: 320, height: 256, deviceScaleFactor: 4 },
  { name: 'dark', width: 1280, height: 900, colorScheme: 'dark' },
  { name: 'dark, 320 px', width: 320, height: 640, colorScheme: 'dark' },
  { name: 'forced colours', width: 1280, height: 900, forcedColors: 'active' },
  { name: 'forced colours, dark', width: 1280, height: 900, forcedColors: 'active', colorScheme: 'dark' },
  { name: 'print', width: 680, height: 962, print: true },
]

function sideways() {
  const root = document.scrollingElement
  if (root.scrollWidth <= window.innerWidth) return []
  const wide = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
  return [`${root.scrollWidth} px wide in ${window.innerWidth} px; first: ${wide[0]?.outerHTML.slice(0, 120) ?? 'unknown'}`]
}

// On paper nothing scrolls: what a scrolling box hides is lost.
function hiddenOnPaper() {
  return [...document.querySelectorAll('body *')]
    .filter((each) => getComputedStyle(each).overflowX !== 'visible' && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1)
    .map((each) => `cut off on paper: ${each.outerHTML.slice(0, 120)}`)
}

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--disable-default-apps', '--no-first-run', '--disable-dev-shm-usage', '--disable-gpu'],
})
const faults = []
for (const { name, width, height, print, ...looks } of WAYS) {
  const context = await browser.newContext({ viewport: { width, height }, ...looks })
  const page = await context.newPage()
  page.on('console', (message) => faults.push(`${name}: the browser says: ${message.text()}`))
  page.on('pageerror', (error) => faults.push(`${name}: the page fails: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (url !== address && !url.startsWith('data:')) faults.push(`${name}: the report asks for ${url}`)
  })
  await page.goto(address, { waitUntil: 'load' })
  if (print) await page.emulateMedia({ media: 'print' })
  faults.push(...(await page.evaluate(sideways)).map((words) => `${name}: ${words}`))
  await page.evaluate(source)
  const verdict = await page.evaluate(() => globalThis.axe.run(document, { rules: { 'target-size': { enabled: true } } }))
  for (const { id, impact, help, nodes } of verdict.violations) {
    faults.push(`${name}: ${id} (${impact}): ${help}; ${nodes.length} places, first: ${nodes[0].html.slice(0, 160)}`)
  }
  const unsure = verdict.incomplete.map(({ id, nodes: [first, ...more] }) =>
    `${id}, ${more.length + 1} places, first: ${first.html.slice(0, 80)} (${[...first.any, ...first.all][0]?.message ?? 'no reason given'})`).join('; ')
  console.log(`${name}: ${verdict.violations.length} violations, ${verdict.passes.length} rules passed` +
    (unsure ? `; for a person to judge: ${unsure}` : ''))
  if (verdict.passes.length === 0) faults.push(`${name}: axe judged nothing`)
  if (print) {
    faults.push(...(await page.evaluate(hiddenOnPaper)).map((words) => `${name}: ${words}`))
    const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    console.log(`print: ${pages} pages`)
    if (pages === 0) faults.push('print: no page came out')
  }
  await context.close()
}
await browser.close()
for (const fault of faults) console.error(fault)
process.exit(faults.length > 0 ? 1 : 0)
