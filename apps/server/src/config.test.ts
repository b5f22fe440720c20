import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('without settings the server is for this machine only, on port 3000, with its data beside it', () => {
  expect(readConfig({})).toEqual({ port: 3000, host: '127.0.0.1', dataDir: './data', publicUrl: null, logLevel: 'info', web: null })
  expect(readConfig({ PORT: ' ', PUBLIC_URL: '' })).toEqual(readConfig({}))
})

test('settings are read as what they mean', () => {
  expect(readConfig({ PORT: '8080', HOST: '0.0.0.0', DATA_DIR: '/srv/acta', PUBLIC_URL: 'https://acta.pe/', LOG_LEVEL: 'warn', WEB: '/srv/web' }))
    .toEqual({ port: 8080, host: '0.0.0.0', dataDir: '/srv/acta', publicUrl: 'https://acta.pe', logLevel: 'warn', web: '/srv/web' })
})

test.each([
  ['PORT', '70000'], ['PORT', 'tres'], ['HOST', 'a b'], ['PUBLIC_URL', 'acta.pe'], ['PUBLIC_URL', 'ftp://acta.pe'],
  ['PUBLIC_URL', 'https://acta.pe/reuniones'], ['LOG_LEVEL', 'loud'],
])('[HT30] %s=%s stops the start with a sentence that names it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must be .*"${value}"\\.$`))
})
