/* Every web test: matchers for what is seen, a real IndexedDB in memory, and an empty page after each test. */
import '@testing-library/jest-dom/vitest'
import 'fake-indexeddb/auto'
import { cleanup } from '@solidjs/testing-library'
import { afterEach } from 'vitest'

afterEach(cleanup)
