/*
 * The one thing other programs of this repository may know of the server: the type of its HTTP interface.
 *
 * Use it with `hc<Api>('/api')`. It is a type, so nothing of the server ends up in a page.
 */
export type { ApiRoutes as Api } from './app.ts'
