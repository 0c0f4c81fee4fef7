// Uses the documentation page as a person does. Arguments: the server's address, the browser, a folder for what is left behind.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [server, browser, output] = process.argv.slice(2);
const PATIENCE = 15_000;
const PASSWORD = 'correct horse battery staple';
const number = 1_000_000_000 + Math.floor(Math.random() * 1_000_000_000);
const reader = `reader-${number}`;

mkdirSync(output, { recursive: true });
const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'docs-test-')), {
  executablePath: browser,
  viewport: { width: 1280, height: 900 },
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
context.setDefaultTimeout(PATIENCE);
const page = await context.newPage();
const complaints = [];
const requests = [];
page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
page.on('console', (message) => {
  if (/Content.Security.Policy/i.test(message.text())) {
    complaints.push(message.text());
  }
});
page.on('request', (request) => requests.push(request.url()));

const steps = [
  ['the page loads in few requests, all of its own server', loads],
  ['a person walks it by keyboard', walksByKeyboard],
  ['nobody in particular is refused: 401', async () => assert.equal(await run('Employees-listEmployees'), '401')],
  ['a user signs in through Authorize', () => signIn(reader, PASSWORD)],
  ['a user reads employees: 200', async () => assert.equal(await run('Employees-listEmployees'), '200')],
  ['a user may not add one: 403', async () => assert.equal(await run('Employees-createEmployee', add), '403')],
  ['a user may not change one: 403', async () => assert.equal(await run('Employees-changeEmployee', change), '403')],
  ['a wrong password is told', async () => { await signOut(); await refused('admin', 'not the password'); }],
  ['an administrator signs in', () => signIn('admin', process.env.ROLLCALL_ADMIN_PASSWORD ?? 'adminpassword')],
  ['an administrator adds an employee: 201', async () => assert.equal(await run('Employees-createEmployee', add), '201')],
  ['an administrator changes the employee: 200', async () => assert.equal(await run('Employees-changeEmployee', change), '200')],
  ['an administrator deletes the employee: 204', async () => assert.equal(await run('Employees-deleteEmployee', remove), '204')],
  ['an administrator makes an API key: 201', makeKey],
  ['a program shows its API key: 200', showKey],
  ['the page fits 375 pixels', fitsAPhone],
  ['nothing was forbidden or broken', async () => assert.deepEqual(complaints, [])],
];

let key = '';
try {
  await post('/auth/register', { username: reader, password: PASSWORD });
  for (const [name, step] of steps) {
    await step();
    console.log(`ok   ${name}`);
  }
} catch (error) {
  await page.screenshot({ path: join(output, 'failed.png'), fullPage: true });
  console.error(error);
  console.error(complaints.join('\n'));
  process.exitCode = 1;
} finally {
  await context.close();
}

async function post(path, body) {
  const response = await context.request.post(server + path, { data: body });
  assert.ok(response.ok(), `${path}: ${response.status()} ${await response.text()}`);
}

async function loads() {
  await page.goto(`${server}/docs`);
  await page.locator('#operations-Employees-listEmployees').waitFor();
  assert.deepEqual(requests.filter((url) => !url.startsWith(server) && !url.startsWith('data:')), []);
  const sent = requests.filter((url) => url.startsWith(server));
  assert.ok(sent.length <= 8, sent.join('\n'));
  await page.screenshot({ path: join(output, 'docs.png') });
  await page.locator('#operations-tag-Sessions').evaluate((tag) => tag.scrollIntoView());
  await page.screenshot({ path: join(output, 'operations.png') });
  await page.evaluate(() => scrollTo(0, 0));
}

async function walksByKeyboard() {
  for (let i = 0; i < 20 && !(await focused()).includes('authorize'); i++) {
    await page.keyboard.press('Tab');
  }
  assert.match(await focused(), /authorize/);
  await page.keyboard.press('Enter');
  await page.locator('.dialog-ux').waitFor();
  await closeDialog();
}

function focused() {
  return page.evaluate(() => document.activeElement.className);
}

async function openDialog() {
  await page.locator('.auth-wrapper .btn.authorize').click();
  await page.locator('.dialog-ux').waitFor();
}

async function closeDialog() {
  await page.locator('.dialog-ux .close-modal').click();
  await page.locator('.dialog-ux').waitFor({ state: 'detached' });
}

function oauth() {
  return page.locator('.dialog-ux .auth-container', { has: page.getByText('OAuth2, password') });
}

async function fill(username, password) {
  await openDialog();
  await oauth().locator('#oauth_username').fill(username);
  await oauth().locator('#oauth_password').fill(password);
  await oauth().getByRole('button', { name: 'Apply given OAuth2 credentials' }).click();
}

async function signIn(username, password) {
  await fill(username, password);
  await oauth().getByRole('button', { name: 'Remove authorization' }).waitFor();
  await page.screenshot({ path: join(output, 'authorize.png') });
  await closeDialog();
}

async function refused(username, password) {
  await fill(username, password);
  await oauth().locator('.errors').waitFor();
  await closeDialog();
}

async function signOut() {
  await openDialog();
  await oauth().getByRole('button', { name: 'Remove authorization' }).click();
  await closeDialog();
}

/** Runs an operation and gives the status that the page shows. */
async function run(id, prepare = async () => {}) {
  const operation = page.locator(`#operations-${id}`);
  if (await operation.locator('.execute').count() === 0) {
    await operation.locator('.opblock-summary-control').click();
    await operation.locator('.execute').waitFor();
  }
  if (await operation.locator('.btn-clear').count() > 0) {
    await operation.locator('.btn-clear').click();
  }
  await prepare(operation);
  await operation.locator('.execute').click();
  const status = operation.locator('.live-responses-table .response .response-col_status');
  await status.waitFor();
  await operation.scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(output, `${id}.png`) });
  return (await status.innerText()).trim().slice(0, 3);
}

async function add(operation) {
  await operation.locator('textarea.body-param__text').fill(JSON.stringify({
    emp_id: number, emp_name: 'Grace Hopper', city: 'New York', country: 'United States', emp_dob: '1906-12-09',
  }));
}

async function change(operation) {
  await operation.locator('tr[data-param-name="emp_id"] input').fill(String(number));
  await operation.locator('textarea.body-param__text').fill('{"city":"Arlington"}');
}

async function remove(operation) {
  await operation.locator('tr[data-param-name="emp_id"] input').fill(String(number));
}

async function makeKey() {
  assert.equal(await run('API_keys-createApiKey', async (operation) => {
    await operation.locator('textarea.body-param__text').fill('{"name":"docs-test","role":"user"}');
  }), '201');
  const shown = await page.locator('#operations-API_keys-createApiKey .live-responses-table .response .response-col_description').innerText();
  [key] = shown.match(/rk_[A-Za-z0-9_-]{20,}/);
}

async function showKey() {
  await signOut();
  await openDialog();
  const form = page.locator('.dialog-ux .auth-container', { has: page.getByText('X-API-Key') });
  await form.locator('input').fill(key);
  await form.getByRole('button', { name: 'Apply credentials' }).click();
  await closeDialog();
  assert.equal(await run('Welcome-showData'), '200');
}

async function fitsAPhone() {
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto(`${server}/docs`);
  await page.locator('#operations-Employees-listEmployees .opblock-summary-control').click();
  await page.locator('#operations-Employees-listEmployees .execute').waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.screenshot({ path: join(output, 'phone.png') });
  await openDialog();
  await page.screenshot({ path: join(output, 'phone-authorize.png') });
  const dialog = await page.locator('.dialog-ux .modal-ux').boundingBox();
  assert.ok(wide <= 375, `the page is ${wide} pixels wide`);
  assert.ok(dialog.x >= 0 && dialog.x + dialog.width <= 375, JSON.stringify(dialog));
}
