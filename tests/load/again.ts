/*
 * node tests/load/again.ts artifacts/bench.json    writes the page from figures that were measured before, without measuring anything.
 */
import { readFileSync } from 'node:fs'
import { publish, type Run } from './report.ts'

const [file = ''] = process.argv.slice(2)
console.log(publish({ ...JSON.parse(readFileSync(file, 'utf8')) as Omit<Run, 'write'>, write: true }))
