/*
 * The closed lists of words that commands, events and state share.
 *
 * They stand apart from the validators, so that a phone that only folds the record does not load a validation library.
 */
export const turnKinds = ['contribution', 'question', 'answer', 'order'] as const
export const answers = ['agree', 'doubts', 'disagree'] as const
export const channels = ['room', 'call', 'inPerson', 'shared'] as const
export const attendances = ['present', 'left', 'absent', 'justified'] as const
export const progresses = ['unreviewed', 'initial', 'intermediate', 'concluded', 'withdrawn'] as const
export const adjustments = ['trim', 'move', 'extend'] as const
export const evidenceKinds = ['link', 'note', 'photo'] as const
export const rsvps = ['yes', 'no', 'maybe'] as const
export const stepModes = ['plenary', 'individual', 'teams'] as const
