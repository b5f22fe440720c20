import { expect, test } from './server.ts'

test('[HT20] the home page opens without an error and without breaking its own policy', async ({ server, page }) => {
  const troubles: string[] = []
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text()) })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('requestfailed', (request) => troubles.push(`${request.url()} ${request.failure()?.errorText ?? ''}`))
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective}`)))
  const answer = await page.goto(server.url)
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'")
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', /^es/)
  await page.goto(`${server.url}/new`)
  await expect(page.getByRole('textbox').first()).toBeVisible()
  expect(troubles).toEqual([])
})
