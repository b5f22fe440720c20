/*
 * What "Guardado" may say, from counters alone.
 *
 * After each burst of edits a mark n goes up the same ordered socket; the server answers with the highest mark whose edits are on
 * its disk. So everything is saved exactly when no edit came after the last mark and that mark is acknowledged. A cut line turns
 * what was sent and not acknowledged back into "still to send". No timer and no open socket takes part in the word "saved".
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
  /** This device's own store holds every edit made here. */
  stored: boolean
}

export const nothingToSave: Saving = { dirty: false, sent: 0, acked: 0, synced: false, stored: true }

export const edited = (s: Saving, stored: boolean): Saving => ({ ...s, dirty: true, stored })
export const marked = (s: Saving): Saving => ({ ...s, dirty: false, sent: s.sent + 1 })
export const acknowledged = (s: Saving, n: number): Saving => ({ ...s, acked: Math.max(s.acked, Math.min(n, s.sent)) })
export const exchanged = (s: Saving): Saving => ({ ...s, synced: true })
export const stored = (s: Saving): Saving => ({ ...s, stored: true })
/** The socket is gone: what was not acknowledged is to be sent again. */
export const cut = (s: Saving): Saving => ({ ...s, dirty: s.dirty || s.acked < s.sent, sent: 0, acked: 0, synced: false })

export const allSaved = (s: Saving): boolean => !s.dirty && s.acked >= s.sent

export const savedWord = (s: Saving): SavedWord =>
  allSaved(s) ? 'saved' : s.synced ? 'saving' : s.stored ? 'device' : 'unsaved'
