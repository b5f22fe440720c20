export * from './cells.ts'
export * from './kinds.ts'
export * from './plenary.ts'
export * from './table.ts'
