/*
 * Sizes one update may have. They bound memory and time before anything of the update is believed; a room's own
 * budget (bytes, structs, clients over its life) comes with its schema and is kept in `usage.ts`.
 *
 * Honest updates stay far below: a keystroke is 20 bytes and one struct, a day of offline work a few thousand structs.
 */
export const updateLimits = {
  bytes: 1 << 20,
  structs: 50_000,
  /** Structs that are new: at 8 µs each where they must go one by one. A day of offline work is a few thousand. */
  fresh: 10_000,
  clients: 1024,
  /** Clients with something new: a person has one per tab. */
  freshClients: 64,
  ranges: 50_000,
  /** Units (UTF-16 or values) in one struct, and bytes in one string. */
  length: 1 << 20,
  /** Bytes of a key, a root's name, a mark's name. */
  key: 256,
  clock: 2 ** 40,
  valueDepth: 24,
  /** Parts of one value. */
  valueNodes: 20_000,
  /** Steps over list items, per update, for proofs of order and for Yjs's own search of a place: some 20 to 40 ms. Large updates come in slices. */
  walk: 40_000,
  /** Steps of Yjs's clean-up of marks, per update. */
  cleanup: 4_000_000,
  /** Structs of an update handed to Yjs at once; larger updates go in pieces. */
  batch: 512,
  piece: 64,
} as const

/** How deep shared types may nest below a root. A list item in Tiptap takes two levels. */
export const depthLimits = { rich: 48, plain: 8 } as const
