/* The row of places on a wide screen: the generic tabs with the room's places, in a file of its own that phones never fetch. */
import type { JSX } from 'solid-js'
import { Tabs, type Tab } from '../../ui/index.ts'
import type { Spot } from './following.ts'

export function RowOfTabs(props: { label: string; tabs: readonly Tab<Spot>[]; value: Spot; onChange: (spot: Spot) => void }): JSX.Element {
  return <Tabs<Spot> label={props.label} tabs={props.tabs} value={props.value} panel={`panel-${props.value}`} onChange={(spot) => props.onChange(spot)} />
}
