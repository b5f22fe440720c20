/** The little of jsdom that the recorder of editor sessions uses; the package brings no types of its own. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options: { pretendToBeVisual: boolean })
    readonly window: typeof globalThis & Window
  }
}
