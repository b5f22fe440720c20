/*
 * Records what real browsers send while people write a note in the built page:  WEB=<built web> node tests/fuzz/record-browser.ts
 *
 *   a server, Chromium, hands on keyboards ─frames as they leave the page─► the gate's suite replays them, in order and out of it
 *
 * Record again after an update of the editor, its Yjs binding or the schema. What a page sends is taken from its socket, byte for byte; the
 * session ends only when every screen shows the same. The files stay small: a state, the updates, and the note as everybody read it.
 */
import { writeFileSync } from 'node:fs'
import { inflateRawSync, deflateRawSync } from 'node:zlib'
import { chromium, type Browser, type Page } from 'playwright'
import { flags, readDown, readFrames } from '@acta-viva/model/wire'
import * as Y from 'yjs'
import { readMessage } from '../../apps/server/src/rooms/messages.ts'
import type { BrowserSession } from '../../apps/server/src/rooms/gate/testing/browser.ts'
import { findChromium, quietFlags } from '../browser/chromium.ts'
import { hand } from '../browser/hand.ts'
import { screenKeyboard } from '../browser/ime.ts'
import { enter, go, makeMeeting, type Device, type Role } from '../browser/people.ts'
import { startServer } from '../browser/server.ts'

const file = new URL('../../apps/server/src/rooms/gate/testing/browser-sessions.json', import.meta.url)
const block = 'problem'
const root = `notes:${block}`

/** HTML as a word processor puts it on the clipboard. */
const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0cm}</style></head><body lang=ES-PE>
<!--StartFragment--><h2 style='mso-list:none'>Acuerdos<o:p></o:p></h2>
<p class=MsoNormal><b><span style='font-family:"Calibri"'>Primero:</span></b><span style='mso-spacerun:yes'>  </span>usar la <i>rúbrica</i><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>·<span>   </span><![endif]>leer</p>
<ol start=1><li class=MsoNormal>contar<ul><li>sumar</li></ul></li><li>volver a <a href="https://www.gob.pe">la guía</a></li></ol>
<table><tr><td>celda</td><td>otra</td></tr></table><p class=MsoNormal>&nbsp;</p><!--EndFragment--></body></html>`

interface Writer { person: string; page: Page }
type Play = (first: Writer, second: Writer) => Promise<void>

const paste = (page: Page, html: string) => page.locator('.note-text').evaluate((note, text) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/html', text)
  note.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}, html)
const press = async (page: Page, ...keys: string[]) => { for (const key of keys) await page.keyboard.press(key) }

const plays: Record<string, { devices: [Device, Device]; play: Play }> = {
  'typing, marks, lists, paste from a word processor, undo': { devices: ['desktop', 'desktop'], async play({ page }) {
    await page.keyboard.type('Hoy vimos que corregir sin decir cómo mejorar no ayuda. ', { delay: 8 })
    await press(page, 'Control+b')
    await page.keyboard.type('Acordamos', { delay: 8 })
    await press(page, 'Control+b', 'Control+i')
    await page.keyboard.type(' orientar', { delay: 8 })
    await press(page, 'Control+i', 'Enter')
    await page.keyboard.type('- leer juntos', { delay: 8 })
    await press(page, 'Enter')
    await page.keyboard.type('https://www.minedu.gob.pe ', { delay: 8 })
    await press(page, 'Tab', 'Enter', 'Enter', 'Enter')
    await page.keyboard.type('1. contar 😀 ñandú', { delay: 8 })
    await press(page, 'Enter', 'Enter')
    await paste(page, fromWord)
    await press(page, 'Control+z', 'Control+z', 'Control+z', 'Control+Shift+z', 'Control+Shift+z')
    await press(page, 'Shift+ArrowUp', 'Shift+ArrowUp', 'Control+b', 'Delete', 'Control+z', 'Control+Home', 'Shift+Control+ArrowRight', 'Control+i')
    await paste(page, '<p>uno</p><p>dos <b>tres</b></p>')
    await press(page, 'Backspace', 'Backspace', 'Control+z')
  } },
  'two people in one paragraph, each with undo': { devices: ['desktop', 'tablet'], async play(first, second) {
    await first.page.keyboard.type('Retroalimentar es orientar.', { delay: 10 })
    await second.page.waitForTimeout(300)
    await press(second.page, 'Control+Home')
    await Promise.all([
      (async () => {
        await first.page.keyboard.type(' Y toma tiempo', { delay: 25 })
        await press(first.page, 'Control+z')
        await first.page.keyboard.type(' de veras', { delay: 25 })
        await press(first.page, 'Shift+Home', 'Control+b', 'End', 'Enter')
        await first.page.keyboard.type('nuevo párrafo', { delay: 25 })
        await press(first.page, 'Control+z', 'Control+Shift+z', 'Backspace')
      })(),
      (async () => {
        await second.page.keyboard.type('Hoy vimos que ', { delay: 25 })
        await press(second.page, 'Shift+Control+ArrowRight', 'Control+i', 'ArrowRight', 'Backspace', 'Control+z')
        await second.page.keyboard.type('casi ', { delay: 25 })
        await press(second.page, 'Control+z', 'Enter', 'Backspace', 'Control+z')
      })(),
    ])
  } },
  'a phone that composes, somebody else on its line': { devices: ['phone', 'desktop'], async play(first, second) {
    const keys = await screenKeyboard(first.page, 25)
    await keys.word('Hoy ')
    await keys.word('reunión', 'r', 're', 'reu', 'reun', 'reuni', 'reunio', 'reunion', 'reunió', 'reunión')
    await press(second.page, 'Control+Home')
    const beside = second.page.keyboard.type('Acta: ', { delay: 60 })
    for (const word of [' de', ' la', ' niñez']) await keys.word(word)
    await beside
    await keys.compose(' f', ' fi', ' fin')
    await keys.enter()
    await keys.word('anadio')
    await keys.correct('anadio'.length, 'añadió')
    await keys.word(' niños', ' n', ' ni', ' nin', ' niñ', ' niña', ' niñ', ' niño', ' niños')
    await keys.word(' https://www.gob.pe')
    await keys.word(' ')
  } },
}

async function record(browser: Browser, name: string): Promise<BrowserSession> {
  const { devices, play } = plays[name]!
  const server = await startServer()
  const made = await makeMeeting(server)
  const lead = await hand(server, made, 'coordinator', 'Rosa Quispe')
  await lead.do({ type: 'meeting.start' })
  await lead.do({ type: 'block.start', block, seen: null })
  const sent: BrowserSession['sent'] = []
  const roles: readonly [Role, Role] = ['secretary', 'moderator']
  const writers = await Promise.all(roles.map(async (person, i): Promise<Writer> => {
    let channel = 0
    const listen = (page: Page) => page.on('websocket', (socket) => {
      const hear = (payload: string | Buffer, isOwn: boolean) => {
        if (typeof payload === 'string') return
        for (const frame of readFrames(new Uint8Array(payload))) {
          const bytes = frame.flags === flags.deflate ? new Uint8Array(inflateRawSync(frame.bytes)) : frame.bytes
          if (frame.channel === 0 && !isOwn) {
            const message = readDown(bytes)
            if (message.t === 'hello') channel = message.channels.find(({ document }) => document === 'table')!.channel
          }
          if (!isOwn || frame.channel === 0 || frame.channel !== channel) continue
          const heard = readMessage(bytes)
          if (heard.kind === 'update') sent.push({ person, bytes: Buffer.from(heard.update).toString('base64') })
        }
      }
      socket.on('framesent', ({ payload }) => hear(payload, true))
      socket.on('framereceived', ({ payload }) => hear(payload, false))
    })
    const { page } = await enter(browser, made.links[person], person, devices[i]!, { prepare: async (page) => { listen(page) } })
    if (devices[i] === 'phone') await go(page, 'Acta')
    await go(page, 'Notas')
    await page.getByRole('button', { name: 'Escribir notas' }).first().click()
    await page.locator('.note-text').click()
    return { person, page }
  }))
  const start = Y.encodeStateAsUpdate(lead.table)
  await play(writers[0]!, writers[1]!)
  const read = ({ page }: Writer) => page.locator('.note-text').evaluate((note) => {
    const copy = note.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.note-caret')) caret.remove()
    return copy.textContent.replaceAll('\u2060', '')
  })
  for (let calm = 0; calm < 5; calm += 1) {
    const texts = await Promise.all(writers.map(read))
    if (texts[0] !== texts[1]) calm = -1
    await writers[0]!.page.waitForTimeout(200)
  }
  const { table } = await hand(server, made, 'coordinator', 'Rosa Quispe')
  for (const { page } of writers) await page.context().close()
  await server.stop()
  return { name, root, start: deflateRawSync(start).toString('base64'), sent, end: table.getXmlFragment(root).toString() }
}

const browser = await chromium.launch({ executablePath: findChromium(process.env)!, args: quietFlags(process.getuid?.() === 0) })
const sessions: BrowserSession[] = []
for (const name of Object.keys(plays)) {
  const session = await record(browser, name)
  sessions.push(session)
  console.log(name, session.sent.length, 'messages', session.end.slice(0, 200))
}
await browser.close()
const lines = sessions.map(({ sent, ...rest }) => `{${JSON.stringify(rest).slice(1, -1)},"sent":[\n${sent.map((one) => JSON.stringify(one)).join(',\n')}\n]}`)
writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`)
