export * from './control.ts'
export * from './frames.ts'
export * from './refusal.ts'
export * from './refusals.ts'
