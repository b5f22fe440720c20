/*
 * Guides: ready-made questions and lists that help people through a meeting, in Spanish and English.
 *
 * Data only. Nothing here decides anything, and nobody's answers to it are ever compared or ranked.
 */
export * from './closing.ts'
export * from './deepening.ts'
export * from './ground-rules.ts'
export * from './labels.ts'
export * from './personal-log.ts'
export * from './roles.ts'
export * from './work-guide.ts'
