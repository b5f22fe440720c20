/*
 * The acta's lines as elements: headings, facts, tables that fold into rows on a phone, lists. The same tree makes every file, so what
 * people read here is what the paper says. `onPick` makes every place that can be corrected a button.
 */
import { wordsIn, type Item, type Line } from '@acta-viva/model/minutes'
import { For, Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Span } from '@acta-viva/model/minutes'
import styles from './minutes.module.css'

export interface Picked { paragraph: string; section: number; text: string }

function Runs(props: { spans: readonly Span[] }): JSX.Element {
  return (
    <For each={props.spans}>{(span) => (
      <Show when={span.link} fallback={<Show when={span.bold} fallback={<Show when={span.italic} fallback={span.text}><em>{span.text}</em></Show>}><strong>{span.text}</strong></Show>}>
        {(href) => <a href={href()} target="_blank" rel="noopener noreferrer nofollow">{span.text}</a>}
      </Show>
    )}</For>
  )
}

/** Conformities and annexes are no content: nothing in them is corrected. */
const CONFORMITIES = 16

function Place(props: { id: string; section: number; text: string; onPick?: ((picked: Picked) => void) | undefined; label: string; children: JSX.Element }): JSX.Element {
  return (
    <Show when={props.section < CONFORMITIES && props.onPick} fallback={props.children}>{(pick) => (
      <button type="button" class={styles['place']} data-pick="" title={props.label} onClick={() => pick()({ paragraph: props.id, section: props.section, text: props.text })}>
        {props.children}<span class="visually-hidden"> ({props.label})</span>
      </button>
    )}</Show>
  )
}

/** A link stays a link: it cannot be inside a button. */
const linked = (spans: readonly Span[]): boolean => spans.some((span) => span.link)

/** A flat list of items with depths, as nested lists. */
function Items(props: { items: readonly Item[] }): JSX.Element {
  return <For each={props.items}>{(item) => <li class={styles['item']} data-depth={Math.min(3, item.depth)}><Runs spans={item.spans} /></li>}</For>
}

/** `top` is the level the acta's first headings get on the page. */
export function LinesView(props: { lines: readonly Line[]; top: number; onPick?: (picked: Picked) => void; pickLabel: string }): JSX.Element {
  return (
    <For each={props.lines}>{(line) => (
      <Switch>
        <Match when={line.kind === 'heading' && line}>{(one) => (
          <Dynamic component={`h${Math.min(6, props.top + one().level - 1)}`} class={styles['heading']} data-level={one().level}>{one().text}</Dynamic>
        )}</Match>
        <Match when={line.kind === 'text' && line}>{(one) => (
          <p data-quiet={one().quiet ? '' : undefined} class={styles['line']}>
            <Place id={one().id} section={one().section} text={wordsIn(one().spans)} onPick={one().quiet || linked(one().spans) ? undefined : props.onPick} label={props.pickLabel}><Runs spans={one().spans} /></Place>
          </p>
        )}</Match>
        <Match when={line.kind === 'facts' && line}>{(one) => (
          <dl class={styles['facts']}><For each={one().rows}>{(row) => (
            <div><dt>{row.label}</dt><dd><Place id={row.id} section={one().section} text={wordsIn(row.value)} onPick={linked(row.value) ? undefined : props.onPick} label={props.pickLabel}><Runs spans={row.value} /></Place></dd></div>
          )}</For></dl>
        )}</Match>
        <Match when={line.kind === 'table' && line}>{(one) => (
          <table class={styles['table']}>
            <thead><tr><For each={one().columns}>{(column) => <th scope="col">{column}</th>}</For></tr></thead>
            <tbody><For each={one().rows}>{(row) => (
              <tr><For each={row.cells}>{(cell, index) => (
                <Show when={index() === 0} fallback={<td data-column={one().columns[index()]}>{cell}</td>}>
                  <td><Place id={row.id} section={one().section} text={row.cells.filter(Boolean).join(' · ')} onPick={props.onPick} label={props.pickLabel}>{cell}</Place></td>
                </Show>
              )}</For></tr>
            )}</For></tbody>
          </table>
        )}</Match>
        <Match when={line.kind === 'list' && line}>{(one) => (
          <Show when={props.onPick} fallback={<ul class={styles['list']}><Items items={one().items} /></ul>}>
            <ul class={styles['list']}><For each={one().items}>{(item) => (
              <li class={styles['item']} data-depth={Math.min(3, item.depth)}>
                <Place id={item.id} section={one().section} text={wordsIn(item.spans)} onPick={linked(item.spans) ? undefined : props.onPick} label={props.pickLabel}><Runs spans={item.spans} /></Place>
              </li>
            )}</For></ul>
          </Show>
        )}</Match>
      </Switch>
    )}</For>
  )
}
