export * from './commands.ts'
export * from './events.ts'
export * from './roles.ts'
export * from './state.ts'
