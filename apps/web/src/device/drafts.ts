/* Half-written texts a meeting left on this device, taken away again where nothing is to stay. */
export function wipeDrafts(meeting: string, from: () => Storage = () => localStorage): void {
  try {
    const storage = from()
    for (const key of Object.keys(storage)) if (key.startsWith(`acta-viva:draft/${meeting}/`)) storage.removeItem(key)
  } catch { return } // a device that refuses storage kept nothing either
}
