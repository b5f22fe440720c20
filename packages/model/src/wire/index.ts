export * from './control.ts'
export * from './frames.ts'
export * from './refusals.ts'
