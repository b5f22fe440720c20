/*
 * A refusal with a sentence for the person: which of the few known things was wrong.
 *
 * The reason stays the stable part that programs read; the explanation is a key of the texts, never words from a request.
 */
import { Refusal, type RefusalReason } from '@acta-viva/model/wire'

export type Explanation = 'name' | 'title' | 'body' | 'json' | 'origin' | 'photo' | 'template' | 'role' | 'pulse' | 'next' | 'draft' | 'community'

export class Explained extends Refusal {
  readonly explanation: Explanation
  /** What the sentence is about, in a form programs can use: plain values only, never a secret. */
  readonly extra: Readonly<Record<string, string>>
  constructor(reason: RefusalReason, explanation: Explanation, options: ErrorOptions & { extra?: Readonly<Record<string, string>> } = {}) {
    super(reason, { ...options, detail: explanation })
    this.explanation = explanation
    this.extra = options.extra ?? {}
  }
}
