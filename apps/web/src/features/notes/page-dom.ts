/*
 * Stands in for `lib0/dom` in the built page (vite.config.ts). The editor's binding takes one thing of it, the document; the original
 * brings a whole schema library along.
 */
export const doc: Document = document
