import { createComputed, createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { createParts } from './parts.ts'

test('[CK7] whoever reads one part is asked again when that part is another, once for all that came together', () => {
  createRoot((dispose) => {
    const queue = ['ana']
    const { view, whole, put } = createParts<{ queue: string[]; turn: string | null; seq: number }>({ queue, turn: null, seq: 0 })
    const runs = { queue: 0, both: 0 }
    const seen: (string | null)[] = []
    createComputed(() => { runs.queue++; return view().queue.length })
    createComputed(() => { runs.both++; seen.push(`${view().turn} ${view().queue.length}`) })
    put({ queue, turn: null, seq: 1 })
    expect(runs).toEqual({ queue: 1, both: 1 })
    put({ queue: [], turn: 'ana', seq: 2 })
    expect(runs).toEqual({ queue: 2, both: 2 })
    expect(seen).toEqual(['null 1', 'ana 0'])
    expect(whole()).toEqual({ queue: [], turn: 'ana', seq: 2 })
    expect({ ...view() }).toEqual(whole())
    dispose()
  })
})
