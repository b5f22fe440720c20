/*
 * Why the gate says no: one closed table from the check that failed to the reason a room acts on.
 *
 * A check is for logs and tests; a reason is for the room and the client. Reasons never grow silently: the room's own
 * table of answers is total over them. Only a gap may be retried, because only there the client has more to tell.
 */

export type GateReason =
  | 'malformed' | 'gap' | 'not-allowed' | 'row-deleted' | 'schema' | 'too-big' | 'too-much-work' | 'foreign-client' | 'room-full'

const reasons = {
  'truncated': 'malformed', 'trailing-bytes': 'malformed', 'integer': 'malformed', 'utf8': 'malformed', 'json': 'malformed',
  'client-id': 'malformed', 'client-twice': 'malformed', 'empty-section': 'malformed', 'gc-flags': 'malformed',
  'skip-flags': 'malformed', 'parent-info': 'malformed', 'zero-length': 'malformed', 'zero-length-delete': 'malformed',
  'clock': 'malformed', 'value-type': 'malformed', 'bad-key': 'malformed', 'content-ref': 'malformed', 'type-ref': 'malformed',
  'self-future': 'malformed', 'cycle': 'malformed', 'cross-parent': 'malformed', 'keyed-right': 'malformed',
  'overlap-mismatch': 'malformed', 'parent-not-a-type': 'malformed', 'keyed-values': 'malformed',
  'missing': 'gap', 'clock-gap': 'gap', 'delete-of-unknown': 'gap',
  'read-only': 'not-allowed', 'server-only': 'not-allowed',
  'row-deleted': 'row-deleted', 'row-replaced': 'row-deleted',
  'unknown-root': 'schema', 'content-kind': 'schema', 'child-type': 'schema', 'row-type': 'schema', 'node-name': 'schema',
  'node-place': 'schema', 'attribute': 'schema', 'mark': 'schema',
  'update-bytes': 'too-big', 'update-clients': 'too-big', 'update-structs': 'too-big', 'update-fresh': 'too-big',
  'update-ranges': 'too-big',
  'string-length': 'too-big', 'struct-length': 'too-big', 'value-size': 'too-big', 'depth': 'too-big', 'pattern-roots': 'too-big',
  'work': 'too-much-work',
  'foreign-client': 'foreign-client',
  'room-bytes': 'room-full', 'room-structs': 'room-full', 'room-clients': 'room-full',
} as const satisfies Record<string, GateReason>

/** The single check that failed; finer than the reason. */
export type GateCheck = keyof typeof reasons

/** What a client sent was not taken in. Nothing of it stands in the document, unless `kept` says so. */
export class GateRefusal extends Error {
  override name = 'GateRefusal'
  readonly check: GateCheck
  readonly reason: GateReason
  /** True when the client should send a diff against the server's state vector instead. */
  readonly retry: boolean
  /** Only with `too-much-work` found while applying: the valid part that stands and must be stored and sent on. */
  kept: Uint8Array | null = null
  /** Client ids that the kept part bound to its sender; store them with it. */
  bound: number[] = []

  constructor(check: GateCheck) {
    super(`refused: ${reasons[check]} (${check})`)
    this.check = check
    this.reason = reasons[check]
    this.retry = this.reason === 'gap'
  }
}

export function refuse(check: GateCheck): never {
  throw new GateRefusal(check)
}

/**
 * The document no longer is what the gate proved it to be. Never the fault of a client: the room must drop the document
 * and load it again from what is committed.
 */
export class GateBroken extends Error {
  override name = 'GateBroken'
}
