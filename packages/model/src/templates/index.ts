/*
 * Agendas as data: the fifteen templates and what is done with one before a meeting starts.
 *
 * `templateIndex` is small; an agenda itself comes through `loadTemplate`. Nothing here imports an agenda statically.
 */
export * from './types.ts'
export { allTemplates, defaultTemplate, isTemplateId, loadTemplate, templateIndex, type TemplateEntry } from './catalogue.ts'
export { forMeeting, offeredTotals, scaleTemplate, shortestMinutes, type Occasion } from './fit.ts'
export { fillQuestion, type Language } from './questions.ts'
export { appendBlocks, seedTable, type MeetingSeed } from './seed.ts'
export { agendaView, nextStep, type AgendaView, type Position, type WalkBlock, type WalkRow } from './walk.ts'
