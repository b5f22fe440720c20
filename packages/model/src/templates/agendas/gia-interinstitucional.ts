/*
 * The study group of peers across several schools: the institutional agenda with a round of presentations, one minute per
 * school taken from the sharing after the teams, and with teams that mix schools. Written as a change to the other agenda,
 * so that the two never drift apart.
 */
import { giaInstitucional } from './gia-institucional.ts'
import type { MeetingTemplate, TemplateBlock, TemplateStep } from '../types.ts'

/** How many schools the round counts with; a meeting of more or fewer moves the minutes as any others. */
const schools = 4

const mixed = (step: TemplateStep): TemplateStep =>
  step.mode === 'teams' ? { ...step, text: `${step.text}, con docentes de distintas escuelas` } : step

const shorter = (step: TemplateStep): TemplateStep => (step.id === 'g-04' ? { ...step, minutes: step.minutes - schools } : step)

const round: TemplateStep = {
  id: 'g-00', text: 'Presentarse: un minuto por escuela', lead: 'companion', mode: 'plenary', minutes: schools, board: 'none',
}

const across = (block: TemplateBlock, at: number): TemplateBlock => {
  const own = block.steps.map((step) => shorter(mixed(step)))
  const steps = at === 0 ? [round, ...own] : own
  return { ...block, steps, minutes: steps.reduce((sum, step) => sum + step.minutes, 0) }
}

export const giaInterinstitucional: MeetingTemplate = {
  ...giaInstitucional,
  id: 'gia-interinstitucional',
  name: { es: 'GIA interinstitucional', en: 'GIA (peer study group), several schools' },
  level: 'network',
  blocks: giaInstitucional.blocks.map(across),
}
