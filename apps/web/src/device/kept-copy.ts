/*
 * Whether this device keeps a copy of a meeting for a person, told without opening it: the room's code leaves the epoch of its copy
 * under this name. A copy the browser has thrown away meanwhile is no harm: the room then fills over the line.
 */
import { deviceStorage, type DeviceStorage } from './storage.ts'

export const epochKey = (meeting: string, person: string): string => `live/${meeting}/${person}/epoch`

export const hasCopy = (meeting: string, person: string, storage: DeviceStorage = deviceStorage()): boolean =>
  person !== '' && typeof storage.read(epochKey(meeting, person)) === 'string'
