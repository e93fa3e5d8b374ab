// `node scripts/screenshots.mjs`: the pictures of docs/review.md, of the built program with its fixture papers, in
// docs/images. By hand, when the page has changed; look at each picture afterwards.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';
import { startDemoServer } from '../dist/commands/demo/server.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixture = (...parts) => readFileSync(join(root, 'fixtures', 'papers', ...parts));
const images = join(root, 'docs', 'images');
const folder = mkdtempSync(join(tmpdir(), 'screenshots-'));
const BIG = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/** The fixture papers, each with its own small arXiv and model; the first answers what is asked anew, too. */
const PAPERS = [
  {
    id: '2501.01234',
    name: 'sparse-reward',
    replies: ['reply.json', 'repair-reply.json', 'regenerate-reply.json'],
  },
  { id: 'math/0703123', name: 'entropy-bound', replies: ['reply.json'] },
  { id: '2503.04567', name: 'zh-retrieval', replies: ['reply.json'] },
];

/** The colours that occur most, each pixel the nearest of them. */
const REDUCE = `async address => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  const coarse = at => ((data[at] >> 3) << 10) | ((data[at + 1] >> 3) << 5) | (data[at + 2] >> 3);
  const exact = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const key = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
    exact.set(key, (exact.get(key) ?? 0) + 1);
  }
  const cells = new Map();
  for (const [key, count] of [...exact].sort((a, b) => b[1] - a[1])) {
    const first = [key >> 16, (key >> 8) & 255, key & 255];
    const at = ((first[0] >> 3) << 10) | ((first[1] >> 3) << 5) | (first[2] >> 3);
    const cell = cells.get(at) ?? { count: 0, first };
    cell.count += count;
    cells.set(at, cell);
  }
  const kept = [...cells.values()].sort((a, b) => b.count - a.count).slice(0, 256).map(({ first }) => first);
  const away = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
  const nearest = new Map([...cells].map(([key, { first }]) => [
    key,
    kept.reduce((best, one, index) => (away(one, first) < away(kept[best], first) ? index : best), 0),
  ]));
  let pixels = '';
  for (let at = 0; at < data.length; at += 4) pixels += String.fromCharCode(nearest.get(coarse(at)));
  return { palette: kept.flat(), pixels };
}`;

cpSync(join(root, 'fixtures', 'digest', 'README.md'), join(folder, 'README.md'));
const servers = [];
for (const paper of PAPERS) {
  const { server, env } = await worldOf(paper);
  servers.push({ server, env });
  await run(env, [paper.id, '--digest', 'README.md']);
}
const [{ env }] = servers;
const browser = await browsers.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  mkdirSync(images, { recursive: true });
  await inEnglish();
  await inChinese();
} finally {
  await browser.close();
  for (const { server } of servers) await server.close();
  rmSync(folder, { recursive: true, force: true });
}

async function inEnglish() {
  const review = await start(['2501.01234', 'math/0703123', '2503.04567']);
  const light = await open(review, BIG, 'light');
  await evidence(light, 'n', 'On ReefNav');
  await light.getByRole('button', { name: 'use 63.7%' }).waitFor();
  await shot(light, 'claim-light');
  await light.keyboard.press('e');
  await light.getByText('Tab goes to the other language').waitFor();
  await light.getByRole('button', { name: 'use 63.7%' }).waitFor();
  await shot(light, 'edit-light');
  await light.keyboard.press('Escape');
  await light.keyboard.press('g');
  await light.keyboard.press('q');
  await light.locator('table').waitFor();
  await shot(light, 'queue-light');

  const dark = await open(review, BIG, 'dark');
  await evidence(dark, 'n', 'On ReefNav');
  await shot(dark, 'claim-dark');
  const phone = await open(review, PHONE, 'light');
  await evidence(phone, 'n', 'On ReefNav');
  await phone.getByRole('button', { name: 'use 63.7%' }).waitFor();
  await shot(phone, 'phone-light');
  await phone.getByRole('button', { name: 'edit' }).last().click();
  await phone.getByText('stands neither').first().waitFor();
  await shot(phone, 'edit-phone-light');
  const night = await open(review, PHONE, 'dark');
  await evidence(night, 'n', 'On ReefNav');
  await shot(night, 'phone-dark');

  await dark.keyboard.press('1');
  await dark.locator('.news span', { hasText: 'corrected' }).waitFor();
  await dark.keyboard.press('n');
  await dark.locator('article.card', { hasText: 'is not in the PDF' }).waitFor();
  await dark.keyboard.press('r');
  await dark.getByText('tokens in, at most').waitFor();
  await dark.keyboard.press('Enter');
  await dark.getByRole('dialog', { name: 'Old and new' }).waitFor();
  await shot(dark, 'regenerate-dark');
  await dark.keyboard.press('Enter');
  await dark.locator('article.card', { hasText: 'The guarantee for dynamic' }).waitFor();
  await dark.keyboard.press('Enter');
  await dark.locator('.news span', { hasText: 'accepted' }).waitFor();
  const publish = await open(review, BIG, 'light');
  await publish.keyboard.press('s');
  await publish.locator('.patch').waitFor();
  await shot(publish, 'publish-light');
  await publish.setViewportSize(PHONE);
  await shot(publish, 'publish-phone-light');
  await stop(review);
}

async function inChinese() {
  const review = await start(['2503.04567'], { LANG: 'zh_CN.UTF-8' });
  const page = await open(review, BIG, 'light');
  await evidence(page, 'j', '按固定字数切分');
  await shot(page, 'claim-zh-light');
  const phone = await open(review, PHONE, 'dark');
  await evidence(phone, 'j', '按固定字数切分');
  await shot(phone, 'phone-zh-dark');
  await stop(review);
}

async function worldOf({ name, replies }) {
  const server = await startDemoServer({
    feed: fixture(name, 'feed.xml'),
    pdf: fixture(name, 'paper.pdf'),
    replies: replies.map(file => fixture(name, file)),
  });
  const env = {
    HOME: folder,
    PATH: process.env.PATH ?? '',
    SUMMARIZE_CACHE_DIR: join(folder, '.cache'),
    SUMMARIZE_CONFIG_DIR: join(folder, '.config'),
    SUMMARIZE_ARXIV_URL: server.url,
    SUMMARIZE_ARXIV_API_URL: `${server.url}/api/query`,
    SUMMARIZE_ARXIV_INTERVAL_MS: '0',
    SUMMARIZE_REVIEWER: 'Ada',
    OPENAI_BASE_URL: `${server.url}/v1`,
    OPENAI_MODEL: 'fixture-model-1',
  };
  return { server, env };
}

function summarize(env, words) {
  const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), ...words], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.resume();
  return child;
}

async function run(env, words) {
  const child = summarize(env, words);
  child.stdout.resume();
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`summarize ${words.join(' ')} ended with ${code}`);
}

async function start(papers, extra = {}) {
  const words = ['review', ...papers, '--no-open', '--digest', 'README.md'];
  const child = summarize({ ...env, ...extra }, words);
  const [line] = await once(child.stdout, 'data');
  return { child, address: String(line).trim() };
}

async function stop({ child }) {
  child.kill('SIGTERM');
  await once(child, 'close');
}

async function open({ address }, viewport, colorScheme) {
  // A finger and no keyboard, as the page's styles ask for.
  const isMobile = viewport === PHONE;
  const context = await browser.newContext({
    viewport,
    colorScheme,
    isMobile,
    hasTouch: isMobile,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(address);
  await page.locator('article.card').waitFor();
  return page;
}

/** Presses the key, and waits until the page with that claim's evidence is drawn. */
async function evidence(page, key, words) {
  await page.keyboard.press(key);
  await page.locator(`canvas[aria-label*="${words}"]`).waitFor({ state: 'attached' });
  await page.locator('.pdf-mark-focus').waitFor({ state: 'attached' });
}

async function shot(page, name) {
  const path = join(images, `review-${name}.png`);
  await page.waitForTimeout(300);
  const { width, height } = page.viewportSize();
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  writeFileSync(path, indexed({ width, height, ...(await fewColours(png)) }));
  console.log(`${path} ${Math.round(statSync(path).size / 1000)} kB`);
}

/** The picture with 256 colours at most, by an empty page of the browser: PNG is not read by Node. */
async function fewColours(png) {
  const page = await browser.newPage();
  const { palette, pixels } = await page.evaluate(
    `(${REDUCE})('data:image/png;base64,${png.toString('base64')}')`,
  );
  await page.close();
  return { palette: Buffer.from(palette), pixels: Buffer.from(pixels, 'latin1') };
}

/** A PNG with a palette. */
function indexed({ width, height, palette, pixels }) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const rows = [];
  for (let row = 0; row < height; row += 1)
    rows.push(Buffer.from([0]), pixels.subarray(row * width, (row + 1) * width));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([size, body, sum]);
}

/** CRC-32, as PNG has it. */
function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
