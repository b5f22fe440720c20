/*
 * What this device remembers between visits, in localStorage under one prefix.
 * Reading is total: storage may be full, refused (private windows, web views) or hold something damaged. A write says
 * whether it was kept, so that a caller who depends on it can do otherwise.
 */
const prefix = 'acta-viva:'

export interface DeviceStorage {
  read(key: string): unknown
  /** False if the device would not keep it. */
  write(key: string, value: unknown): boolean
}

export const deviceStorage = (from: () => Storage = () => localStorage): DeviceStorage => ({
  read(key) {
    try {
      const text = from().getItem(prefix + key)
      return text === null ? undefined : JSON.parse(text)
    } catch { return undefined } // refused or damaged is the same as never written
  },
  write(key, value) {
    try {
      from().setItem(prefix + key, JSON.stringify(value))
      return true
    } catch { return false } // full or refused: the caller is told
  },
})
