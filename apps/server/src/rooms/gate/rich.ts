/*
 * The text schema of a note, as Tiptap's binding writes it into Yjs: which node may stand where, its attributes, the marks.
 *
 * Nodes are elements, runs of text are Y.XmlText, marks are formatting with the mark's attributes as value (`{}` for
 * bold, null where it ends). A mark that may overlap itself carries a hash after its name. Content outside the schema
 * would make every open editor drop or repair it, each in its own name; so it never enters. Links open other
 * programs: only web and mail addresses are links.
 */
type Check = (value: unknown) => boolean

interface Node { children: readonly string[], text: boolean, attributes: Record<string, Check> }

const between = (least: number, most: number): Check => (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
const shortText: Check = (value) => value === null || (typeof value === 'string' && value.length <= 2000)
const anyNumber: Check = (value) => typeof value === 'number'

const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList'] as const
const nodes: Record<string, Node> = {
  paragraph: { children: [], text: true, attributes: {} },
  heading: { children: [], text: true, attributes: { level: between(1, 6) } },
  bulletList: { children: ['listItem'], text: false, attributes: {} },
  orderedList: { children: ['listItem'], text: false, attributes: { start: anyNumber, type: shortText } },
  listItem: { children: blocks, text: false, attributes: {} },
}

/** Blanks and control characters inside a scheme are ignored by browsers, so an address may not begin with any. */
const address = /^(?:https?|mailto):[^\s\p{Cc}]/iu
const linkText: Check = (value) => typeof value === 'string' && value.length <= 8000 && address.test(value)

const marks: Record<string, Record<string, Check>> = {
  bold: {},
  italic: {},
  link: { href: linkText, target: shortText, rel: shortText, class: shortText, title: shortText },
}
const overlapHash = /--[A-Za-z0-9+/=]{8}$/

export const isNode = (name: string): boolean => Object.hasOwn(nodes, name)

/** Whether node `child` may stand in node `parent` (null: the note itself). */
export const mayHoldNode = (parent: string | null, child: string): boolean =>
  parent === null ? (blocks as readonly string[]).includes(child) : nodes[parent]?.children.includes(child) ?? false

/** Whether a run of text may stand in node `parent`. */
export const mayHoldText = (parent: string | null): boolean => parent !== null && (nodes[parent]?.text ?? false)

export function mayHaveAttribute(node: string, key: string, values: readonly unknown[]): boolean {
  const attributes = nodes[node]?.attributes
  if (attributes === undefined || !Object.hasOwn(attributes, key)) return false
  return values.every(attributes[key]!)
}

/** Whether a mark may begin (its attributes) or end (null). */
export function mayMark(key: string, value: unknown): boolean {
  const name = key.replace(overlapHash, '')
  if (!Object.hasOwn(marks, name)) return false
  if (value === null) return true
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const attributes = marks[name]!
  const given = Object.entries(value)
  if (name === 'link' && !Object.hasOwn(value, 'href')) return false
  return given.every(([attribute, entry]) => Object.hasOwn(attributes, attribute) && attributes[attribute]!(entry))
}
