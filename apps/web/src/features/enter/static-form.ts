/*
 * The form that stands in index.html, as typed handles. It is never rebuilt or moved: somebody may be typing in it, with a
 * half-composed accent on the keyboard, when the scripts arrive.
 */
export interface StaticForm {
  screen: HTMLElement
  title: HTMLElement
  known: HTMLElement
  form: HTMLFormElement
  label: HTMLElement
  name: HTMLInputElement
  hint: HTMLElement
  error: HTMLElement
  go: HTMLButtonElement
  status: HTMLElement
}

/** @throws if the page lacks the form, which is a fault of the build */
export function staticForm(page: Document = document): StaticForm {
  const part = <T extends HTMLElement>(id: string): T => {
    const found = page.getElementById(id)
    if (!found) throw new Error(`index.html has no #${id}`)
    return found as T
  }
  return {
    screen: part('enter'), title: part('enter-title'), known: part('enter-known'), form: part('enter-form'),
    label: part('enter-label'), name: part('enter-name'), hint: part('enter-hint'), error: part('enter-error'),
    go: part('enter-go'), status: part('enter-status'),
  }
}
