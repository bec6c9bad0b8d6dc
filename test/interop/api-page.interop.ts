import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { startCloud } from '../support/cloud';
import { DOCUMENTED_EXAMPLE } from '../support/documented-example';
import { CHROMIUM, requireBrowser } from '../support/peers/packages';
import { startParts } from '../support/start-parts';

/** Chromium itself asks for nothing then; what the page asks for is seen and, if it is elsewhere, not found. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** Where a picture for the docs goes; see docs/local-stack.md. */
const PICTURE = process.env['API_PAGE_PICTURE'];

describe('the page about the API, in Chromium without network', () => {
  let parts: Awaited<ReturnType<typeof start>>;
  let page: Page;
  beforeAll(async () => {
    parts = await start();
    page = parts.page;
  });
  afterAll(() => parts.close());

  const showPlan = () => page.locator('#operations-jobs-getJob');
  const answer = () => showPlan().locator('.live-responses-table tr.response');
  const status = async (): Promise<string> => {
    await showPlan().locator('.execute').click();
    return (await answer().locator('.response-col_status').innerText()).trim();
  };

  const takePicture = async (path: string): Promise<void> => {
    await answer().scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, -120);
    // The command has the token in it.
    await page.screenshot({ path, style: '.curl-command { display: none }' });
  };

  it('lists every operation', async () => {
    await showPlan().waitFor();
    const described = readFileSync('docs/openapi.yaml', 'utf8').match(/^ +operationId: /gm);
    expect(await page.locator('.opblock').count()).toBe(described?.length);
  });

  it('is refused without a token', async () => {
    await showPlan().locator('.opblock-summary-control').click();
    expect(await status()).toBe('401');
  });

  it('shows the example plan to whoever logs in', async () => {
    await page.getByLabel('Log in as').selectOption('reader');
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
    await page.getByText('Requests carry a token of reader.').waitFor();
    await showPlan().locator('.btn-clear').click();
    expect(await status()).toBe('200');
    const body = await answer().locator('.response-col_description pre').first().innerText();
    expect(JSON.parse(body)).toEqual(DOCUMENTED_EXAMPLE);
    if (PICTURE) await takePicture(PICTURE);
  });

  it('asked nobody but its own server, and has nothing to complain about', () => {
    const { requested, complaints, apiUrl } = parts;
    expect(requested.length).toBeGreaterThan(7);
    expect(requested.filter((url) => !url.startsWith(apiUrl) && !url.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([expect.stringContaining('401')]);
  });
});

function start() {
  requireBrowser();
  return startParts(async (onClose) => {
    const cloud = await startCloud({ apiPage: true });
    onClose(() => cloud.close());
    const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
    onClose(() => {
      rmSync(profile, { recursive: true });
    });
    const browser = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      args: QUIET,
      viewport: { width: 1280, height: 900 },
    });
    onClose(() => browser.close());
    const page = await browser.newPage();
    const seen = watch(page);
    await page.goto(`${cloud.apiUrl}/docs`);
    return { apiUrl: cloud.apiUrl, page, ...seen };
  });
}

/** What the page asks for, and what Chromium says of it. */
function watch(page: Page) {
  const requested: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { requested, complaints };
}
