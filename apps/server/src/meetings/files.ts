/*
 * The minutes as files: which there are, and what a download is called.
 *
 * How a file is made is the business of whoever implements `MinutesFiles`; the routes only name a format and pass bytes on.
 */
export const minutesFormats = ['json', 'md', 'html', 'pdf', 'docx', 'csv', 'txt'] as const
export const tableFiles = ['agreements', 'attendance'] as const
/** `minutes.<format>` (as CSV: its agreements), or one table as CSV. */
export type MinutesFile = `minutes.${(typeof minutesFormats)[number]}` | `${(typeof tableFiles)[number]}.csv`

export const minutesFiles: readonly MinutesFile[] = [
  ...minutesFormats.map((format) => `minutes.${format}` as const), ...tableFiles.map((name) => `${name}.csv` as const),
]

export interface FileContent {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  /** What the file is called on the device; letters, digits, dots and dashes only. */
  readonly name: string
  /** Closed minutes never change; a draft does. */
  readonly closed: boolean
}

/** Which actas a year's book is made of, in their order. */
export interface BookContent {
  readonly community: string
  readonly year: number
  readonly language: 'es' | 'en'
  readonly actas: readonly { readonly meeting: string; readonly version: number }[]
}

/** Minutes of a meeting: the closed acta (`version`, or its newest), or the live draft; and many of them in one PDF. */
export interface MinutesFiles {
  /** @throws Refusal `not-found`, `too-many` when too many files are being made */
  file(meeting: string, file: MinutesFile, version: number | null): Promise<FileContent>
  /** @throws Refusal as above */
  book(content: BookContent): Promise<FileContent>
}
