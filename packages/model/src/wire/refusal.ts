/*
 * A refusal on its way to whoever asked. Apart from the table of all refusals, because a phone that only reads frames needs no table.
 */
import type { RefusalReason } from './refusals.ts'

/** Closes the socket of somebody whose session is over; the one close code the web acts on by its number. */
export const SIGNED_OUT = 4401

/** Thrown by whoever refuses; the shells turn it into a problem document, a frame or a close code. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly reason: RefusalReason
  constructor(reason: RefusalReason, options?: ErrorOptions & { detail?: string }) {
    super(options?.detail ? `refused: ${reason} (${options.detail})` : `refused: ${reason}`, options)
    this.reason = reason
  }
}
