/* Addresses a link may have: the same rule as the gate's and the acta's. Apart from the editor, so that asking costs nothing. */
export const isLink = (address: string): boolean => /^(https?:\/\/|mailto:)\S+$/i.test(address.trim())
