/*
 * Lets a test read a page beside the code as text, so that what is written down cannot drift from what is done.
 */
declare module '*.md?raw' {
  const text: string
  export default text
}
