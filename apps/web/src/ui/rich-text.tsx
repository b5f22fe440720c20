/*
 * Notes as elements, read-only: what people see before the editor is there, and what those who only read always see.
 * Takes plain data the model read from the document, so nothing a stranger wrote reaches the page as markup.
 */
import type { Rich, Span } from '@acta-viva/model/minutes'
import { For, Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'

function Run(props: { span: Span }): JSX.Element {
  const inner = () => (
    <Show when={props.span.bold} fallback={<Show when={props.span.italic} fallback={props.span.text}><em>{props.span.text}</em></Show>}>
      <strong><Show when={props.span.italic} fallback={props.span.text}><em>{props.span.text}</em></Show></strong>
    </Show>
  )
  return (
    <Show when={props.span.link} fallback={inner()}>
      {(href) => <a href={href()} target="_blank" rel="noopener noreferrer nofollow">{inner()}</a>}
    </Show>
  )
}

const runs = (spans: Span[]) => <For each={spans}>{(span) => <Run span={span} />}</For>

/** `top` is the level the note's first headings get, so that the page's outline has no holes. */
export function RichText(props: { blocks: Rich[]; top?: number }): JSX.Element {
  return (
    <For each={props.blocks}>{(block) => (
      <Switch>
        <Match when={block.type === 'paragraph' && block}>{(one) => <p>{runs(one().text)}</p>}</Match>
        <Match when={block.type === 'heading' && block}>
          {(one) => <Dynamic component={`h${Math.min(6, (props.top ?? 3) + Math.max(0, one().level - 2))}`}>{runs(one().text)}</Dynamic>}
        </Match>
        <Match when={block.type === 'list' && block}>{(one) => (
          <Dynamic component={one().ordered ? 'ol' : 'ul'}>
            <For each={one().items}>{(item) => <li><RichText blocks={item} top={props.top ?? 3} /></li>}</For>
          </Dynamic>
        )}</Match>
      </Switch>
    )}</For>
  )
}
