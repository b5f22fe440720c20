/*
 * Agendas as data: the fifteen templates and what is done with one before a meeting starts.
 *
 * `templateIndex` is small; an agenda itself comes through `loadTemplate`. Nothing here imports an agenda statically.
 */
export * from './types.ts'
export { allTemplates, defaultTemplate, isTemplateId, loadTemplate, templateIndex, type TemplateEntry } from './catalogue.ts'
