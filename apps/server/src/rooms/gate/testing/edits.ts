/*
 * Honest edits on any root, as the product makes them: fields and texts of rows, values, runs of text with marks, lists.
 */
import * as Y from 'yjs'
import type { Dice } from './dice.ts'

const phrases = ['acta ', 'orden ', 'quórum ', '😀 ', 'moción ', 'x', 'á', '👩‍👧 ']
const fields = ['lead', 'order', 'minutes', 'removed']

/** Origin of what a person may undo. */
export const mine = Symbol('mine')

const rowId = (dice: Dice) => `${dice.below(1e9).toString(36)}-${dice.below(1e9).toString(36)}`

/** An index that does not cut an emoji in two. */
function whole(type: Y.Text, index: number): number {
  let seen = 0
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (index > seen && index < seen + item.length && item.content instanceof Y.ContentString) {
      const code = item.content.str.charCodeAt(index - seen)
      return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index
    }
    seen += item.length
  }
  return index
}

function editText(dice: Dice, type: Y.Text): void {
  const from = whole(type, dice.below(type.length + 1))
  const to = whole(type, Math.min(type.length, from + 1 + dice.below(5)))
  if (dice.chance(0.35) && to > from) type.delete(from, to - from)
  else type.insert(from, dice.of(phrases))
}

const marks = [{ bold: {} }, { bold: null }, { italic: {} }, { italic: null }, { link: { href: 'https://e.pe/x', target: null } }, { link: null }]

function editRun(dice: Dice, run: Y.XmlText): void {
  if (run.length > 2 && dice.chance(0.4)) {
    const from = whole(run, dice.chance(0.4) ? 0 : dice.below(run.length))
    const to = whole(run, Math.min(run.length, from + 1 + dice.below(8)))
    if (to > from) run.format(from, to - from, dice.of(marks))
  } else if (dice.chance(0.15)) run.insert(whole(run, dice.below(run.length + 1)), dice.of(phrases), dice.of(marks))
  else editText(dice, run)
}

function newBlock(dice: Dice, depth = 0): Y.XmlElement {
  const name = dice.of(['paragraph', 'paragraph', 'heading', depth < 3 ? 'bulletList' : 'paragraph', depth < 3 ? 'orderedList' : 'paragraph'])
  const block = new Y.XmlElement<{ level?: number, start?: number }>(name)
  if (name === 'heading') block.setAttribute('level', 1 + dice.below(3))
  if (name === 'orderedList') block.setAttribute('start', 1)
  if (name === 'paragraph' || name === 'heading') {
    const run = new Y.XmlText()
    run.insert(0, dice.of(phrases))
    block.insert(0, [run])
  } else {
    const entry = new Y.XmlElement('listItem')
    entry.insert(0, [newBlock(dice, depth + 1)])
    block.insert(0, [entry])
  }
  return block as unknown as Y.XmlElement
}

function editNote(dice: Dice, parent: Y.XmlFragment): void {
  const inside = parent.length > 0 && dice.chance(0.75) ? parent.get(dice.below(parent.length)) : null
  if (inside instanceof Y.XmlText) return editRun(dice, inside)
  if (inside instanceof Y.XmlElement) {
    if (inside.nodeName === 'heading' && dice.chance(0.2)) inside.setAttribute('level', (1 + dice.below(6)) as never)
    return editNote(dice, inside)
  }
  if (parent.length > 1 && dice.chance(0.3)) return parent.delete(dice.below(parent.length), 1)
  const node = parent instanceof Y.XmlElement ? parent.nodeName : null
  if (node === 'paragraph' || node === 'heading') return parent.insert(dice.below(parent.length + 1), [new Y.XmlText('y')])
  if (node !== 'bulletList' && node !== 'orderedList') return parent.insert(dice.below(parent.length + 1), [newBlock(dice)])
  const entry = new Y.XmlElement('listItem')
  entry.insert(0, [newBlock(dice, 2)])
  parent.insert(dice.below(parent.length + 1), [entry])
}

function editRow(dice: Dice, row: Y.Map<unknown>): void {
  const title = row.get('title')
  const list = row.get('list')
  if (title instanceof Y.Text && dice.chance(0.5)) editText(dice, title)
  else if (list instanceof Y.Array && dice.chance(0.3)) {
    if (list.length > 0 && dice.chance(0.4)) list.delete(dice.below(list.length), 1)
    else list.insert(dice.below(list.length + 1), [dice.below(9), { a: dice.below(9) }])
  } else if (dice.chance(0.1)) row.delete(dice.of(fields))
  else if (dice.chance(0.12)) row.set('nested', new Y.Map([['deep', dice.below(9)]]))
  else row.set(dice.of(fields), dice.of([dice.below(99), 'texto', true, null, 1.5, { json: [1, 'dos'] }]))
}

function addRow(dice: Dice, rows: Y.Map<unknown>): void {
  const row = new Y.Map<unknown>()
  rows.set(rowId(dice), row)
  row.set('title', new Y.Text(dice.of(phrases)))
  row.set('order', `a${dice.below(99)}`)
  if (dice.chance(0.3)) row.set('list', Y.Array.from([1, 'dos']))
}

function editMap(dice: Dice, map: Y.Map<unknown>): void {
  const key = `k${dice.below(6)}`
  const value = map.get(key)
  if (dice.chance(0.15)) map.delete(key)
  else if (value instanceof Y.Text && dice.chance(0.8)) editText(dice, value)
  else if (value instanceof Y.Map && dice.chance(0.8)) value.set('a', dice.below(99))
  else map.set(key, dice.of([() => dice.below(99), () => new Y.Text('texto'), () => new Y.Map([['a', 1]]), () => ({ rules: ['uno'] })])())
}

const asMap = (type: unknown): Y.Map<unknown> => type as Y.Map<unknown>

/** One edit of one root, undoable unless it makes a row: a row's making is never undone by deleting it. */
export function edit(dice: Dice, doc: Y.Doc, root: string): void {
  const type = doc.share.get(root)!
  const rows = root === 'cards' || root === 'agenda'
  if (rows && (type._map.size === 0 || dice.chance(0.25))) {
    doc.transact(() => addRow(dice, asMap(type)))
    return
  }
  doc.transact(() => {
    if (rows) editRow(dice, asMap(type).get(dice.of([...type._map.keys()])) as Y.Map<unknown>)
    else if (type instanceof Y.Map) editMap(dice, type)
    else if (type instanceof Y.XmlFragment) editNote(dice, type)
    else if (type instanceof Y.Text) editText(dice, type)
  }, mine)
}
