/*
 * What "Guardado" may say, from counters alone.
 *
 * After each burst of edits a mark n goes up the same ordered socket; the server answers with the highest mark whose edits are on
 * its disk. So everything is saved exactly when no edit came after the last mark and that mark is acknowledged. A cut line turns
 * what was sent and not acknowledged back into "still to send". What this device keeps is counted too: each edit is asked for and
 * answered by itself, and all must be kept before the word is that. No timer and no open socket takes part in the word "saved".
 */
export type SavedWord = 'saved' | 'saving' | 'device' | 'unsaved'

export interface Saving {
  /** Edits or commands that no mark of this socket covers yet. */
  dirty: boolean
  /** Marks sent and acknowledged on this socket; both start at 0 with every socket. */
  sent: number
  acked: number
  /** The documents of this socket have exchanged what they had. */
  synced: boolean
  /** Edits that this device's own store has not answered for yet. */
  storing: number
  /** The store would not keep an edit that may be on this device alone: no later edit that it does keep makes that good. */
  lost: boolean
}

export const nothingToSave: Saving = { dirty: false, sent: 0, acked: 0, synced: false, storing: 0, lost: false }

/** An edit was made, and the store was asked to keep it. */
export const edited = (s: Saving): Saving => ({ ...s, dirty: true, storing: s.storing + 1 })
/** The store answered for one edit. */
export const stored = (s: Saving, kept: boolean): Saving => ({ ...s, storing: s.storing - 1, lost: s.lost || (!kept && !allSaved(s)) })
/** The store held edits that were never acknowledged. */
export const found = (s: Saving): Saving => ({ ...s, dirty: true })
export const marked = (s: Saving): Saving => ({ ...s, dirty: false, sent: s.sent + 1 })
export const acknowledged = (s: Saving, n: number): Saving => {
  const now = { ...s, acked: Math.max(s.acked, Math.min(n, s.sent)) }
  return allSaved(now) ? { ...now, lost: false } : now
}
export const exchanged = (s: Saving): Saving => ({ ...s, synced: true })
/** The socket is gone: what was not acknowledged is to be sent again. */
export const cut = (s: Saving): Saving => ({ ...s, dirty: s.dirty || s.acked < s.sent, sent: 0, acked: 0, synced: false })

export const allSaved = (s: Saving): boolean => !s.dirty && s.acked >= s.sent

export const savedWord = (s: Saving): SavedWord =>
  allSaved(s) ? 'saved' : s.synced ? 'saving' : s.storing === 0 && !s.lost ? 'device' : 'unsaved'
