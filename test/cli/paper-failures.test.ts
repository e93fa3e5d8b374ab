// Papers that cannot be had or read: the right exit code and message, no money spent, nothing cached that is no paper,
// and the digest as it was.
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { putDigest, servedFixture, told, type Told, type World } from '../support/cli.ts';
import { atomEntry, atomFeed } from '../support/arxiv-feed.ts';
import type { Fault } from '../support/arxiv-server.ts';
import { makePdf, textPage } from '../support/make-pdf.ts';
import { hasShared, shared, sharedNote } from '../support/shared.ts';
import { testKept as test } from './open.ts';

const ID = '2501.01234';
const MERGE = [ID, '--digest', 'README.md'];
const KEPT = 'nothing of this answer was kept; the cache is as it was';
const PDF = 'cannot get the PDF of 2501.01234v2';

interface Refusal {
  readonly fault?: readonly [path: string, fault: Fault];
  readonly args?: readonly string[];
  readonly message: Told;
  /** Requests that arXiv gets. */
  readonly requests: number;
}

/** Runs into the failure; once arXiv is well again the same command works when `heals`. */
async function refuses(world: World, { fault, args = MERGE, message, requests }: Refusal): Promise<void> {
  if (fault !== undefined) world.arxiv.fail(fault[0], fault[1], requests);
  const digest = putDigest(world);
  const run = await world.run(args);
  expect(told(run)).toEqual(message);
  expect([run.stdout, world.read('README.md')]).toEqual(['', digest]);
  expect([world.arxiv.requests.length, world.model.requests.length]).toEqual([requests, 0]);
  const kept = await world.run(['cache', 'ls']);
  expect(kept.stdout).not.toMatch(/^(pdf|pages|reply) /m);
}

const html = (status: number, title: string, headers: Record<string, string> = {}): Fault => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body>${title}</body></html>`,
});

describe.concurrent('arXiv', () => {
  test('does not know the id: exit 9 and where to look', async ({ open }) => {
    const message = {
      exit: 9,
      code: 'E_NOT_FOUND',
      what: 'cannot get metadata of 2401.00001',
      why: 'arXiv has no paper with this id',
      kept: KEPT,
      next: 'look at https://arxiv.org/abs/2401.00001',
    };
    await refuses(await open(), { args: ['2401.00001', '--digest', 'README.md'], requests: 1, message });
  });

  test('has no file for the version (404): exit 9', async ({ open }) => {
    const message = {
      exit: 9,
      code: 'E_NOT_FOUND',
      what: PDF,
      why: 'arXiv has no such paper, or not in this version (HTTP 404)',
      kept: KEPT,
      next: 'look at https://arxiv.org/abs/2501.01234',
    };
    await refuses(await open(), { fault: ['/pdf', html(404, 'Not found')], requests: 2, message });
  });

  test('says that the version was withdrawn: exit 9, with the version before it', async ({ open }) => {
    const comment = 'This paper has been withdrawn by the authors due to an error in Lemma 2';
    const entry = atomEntry({ id: '2501.01234v2', comment });
    const world = await open();
    world.arxiv.fail(
      '/api',
      { status: 200, headers: { 'content-type': 'application/atom+xml' }, body: atomFeed([entry]) },
      1,
    );
    const message = {
      exit: 9,
      code: 'E_WITHDRAWN',
      what: PDF,
      why: `this version was withdrawn: "${comment}"`,
      kept: KEPT,
      next: 'summarize 2501.01234v1',
    };
    world.arxiv.fail('/pdf', html(404, "No file for '2501.01234v2'"));
    await refuses(world, { requests: 2, message });
  });

  test('sends a web page instead of the PDF: exit 6, with its title', async ({ open }) => {
    const message = {
      exit: 6,
      code: 'E_PDF_NOT_PDF',
      what: PDF,
      why: 'arXiv sent a web page titled "Hotel Wi-Fi login" instead of a PDF',
      kept: KEPT,
      next: 'look at https://arxiv.org/abs/2501.01234',
    };
    await refuses(await open(), { fault: ['/pdf', 'html-as-pdf'], requests: 2, message });
  });

  test('shows a captcha, or forbids us: exit 6 after one request, and a browser is named', async ({
    open,
  }) => {
    const [captcha, forbidden] = await Promise.all([open(), open()]);
    const message = (world: World, sign: string): Told => ({
      exit: 6,
      code: 'E_ARXIV_BLOCKED',
      what: PDF,
      why: `${new URL(world.arxiv.url).host} keeps us out: it answered with ${sign}`,
      kept: KEPT,
      next: 'open https://arxiv.org in a browser on this network; run the same command again once it lets you in',
    });
    await Promise.all([
      refuses(captcha, {
        fault: ['/pdf', html(200, 'reCAPTCHA')],
        requests: 2,
        message: message(captcha, 'a page that shuts out programs'),
      }),
      refuses(forbidden, {
        fault: ['/pdf', html(403, 'Forbidden')],
        requests: 2,
        message: message(forbidden, 'HTTP 403'),
      }),
    ]);
  });

  test('asks to wait for hours: exit 6 after one request, with the hour', async ({ open }) => {
    const world = await open();
    await refuses(world, {
      fault: ['/api', html(429, 'Too many requests', { 'retry-after': '7200' })],
      requests: 1,
      message: {
        exit: 6,
        code: 'E_ARXIV_WAIT',
        what: 'cannot get metadata of 2501.01234',
        why: `${new URL(world.arxiv.url).host} asks us to wait 120 min (HTTP 429)`,
        kept: KEPT,
        next: expect.stringMatching(/^run the same command again after \d{4}-\d\d-\d\d \d\d:\d\d UTC$/),
      },
    });
  });

  test('asks to wait for a second: it is waited, and the notes come', async ({ open }) => {
    const world = await open();
    world.arxiv.fail('/pdf', html(429, 'Too many requests', { 'retry-after': '1' }), 1);
    const run = await world.run([ID]);
    expect([run.code, world.arxiv.requests.length]).toEqual([0, 3]);
  });

  test('cuts the download short each time: exit 6 after three tries, and then the same command works', async ({
    open,
  }) => {
    const world = await open();
    world.arxiv.fail('/pdf', 'truncated-length', 3);
    putDigest(world);
    const failed = await world.run(MERGE);
    expect(told(failed)).toEqual({
      exit: 6,
      code: 'E_ARXIV_NETWORK',
      what: PDF,
      why: `${new URL(world.arxiv.url).host} cut the connection (UND_ERR_SOCKET), 3 tries`,
      kept: KEPT,
      next: 'run the same command again in a few minutes',
    });
    expect(world.arxiv.requests).toHaveLength(4);
    const again = await world.run(MERGE);
    expect([again.code, world.arxiv.requests.length]).toEqual([0, 5]);
    expect(world.read('README.md')).toContain('2501.01234v2');
  });

  test('sends a PDF without its end, at its full stated length: exit 6, and nothing of it is kept', async ({
    open,
  }) => {
    const { pdf = new Uint8Array() } = servedFixture('sparse-reward');
    const half = Math.floor(pdf.length / 2);
    const message = {
      exit: 6,
      code: 'E_PDF_TRUNCATED',
      what: PDF,
      why: `the download stopped early: ${half} bytes without the end mark %%EOF`,
      kept: KEPT,
      next: 'run the same command again in a few minutes',
    };
    await refuses(await open(), { fault: ['/pdf', 'short-length'], requests: 4, message });
  });
});

describe.concurrent('a local file', () => {
  const NO_TEXT = 'the file itself is untouched, no text of it was stored';
  const again = (name: string): string => `get the file again from where it came, then \`summarize ${name}\``;
  const files: Record<string, { bytes: Uint8Array | string; code: string; why: unknown; next: unknown }> = {
    'empty.pdf': { bytes: '', code: 'E_PDF_EMPTY', why: 'the file has 0 bytes', next: again('empty.pdf') },
    'page.pdf': {
      bytes: '<!DOCTYPE html><html>login</html>',
      code: 'E_PDF_NOT_PDF',
      why: 'no "%PDF-" in its first 1,024 bytes, it begins with "<!DOCTYPE html><html>login</html>"',
      next: again('page.pdf'),
    },
    'locked.pdf': {
      bytes: makePdf([textPage()], { encrypted: true }),
      code: 'E_PDF_ENCRYPTED',
      why: expect.stringMatching(/^it asks for a password$/),
      next: '`qpdf --decrypt --password=… locked.pdf out.pdf`, then `summarize out.pdf`',
    },
    'scan.pdf': {
      bytes: makePdf([{}, {}, {}]),
      code: 'E_PDF_SCANNED',
      why: expect.stringMatching(/3 pages/),
      next: '`ocrmypdf scan.pdf out.pdf`, then `summarize out.pdf`',
    },
    'cut.pdf': {
      bytes: makePdf([textPage(), textPage()], { cutAt: 0.4 }),
      code: 'E_PDF_DAMAGED',
      why: expect.stringMatching(/^the file was cut off, its last 1,024 bytes have no "%%EOF"/),
      next: `${again('cut.pdf')}; if it stays damaged: \`qpdf cut.pdf out.pdf\`, then \`summarize out.pdf\``,
    },
  };
  for (const [name, { bytes, code, why, next }] of Object.entries(files)) {
    test(`that is no readable PDF (${name}) ends with 9 and what to do with it`, async ({ open }) => {
      const world = await open();
      writeFileSync(world.path(name), bytes);
      const message = {
        exit: 9,
        code,
        what: `no text could be read from ${name}`,
        why,
        kept: NO_TEXT,
        next,
      } as Told;
      await refuses(world, { args: [name, '--digest', 'README.md'], requests: 0, message });
    });
  }

  test('that is missing, or a folder, ends with 2', async ({ open }) => {
    const world = await open();
    mkdirSync(world.path('folder.pdf'));
    const runs = await Promise.all([world.run(['missing.pdf']), world.run(['folder.pdf'])]);
    const message = (name: string, why: string): Told => ({
      exit: 2,
      code: 'E_FILE',
      what: `${name} cannot be read`,
      why,
      kept: 'nothing was started',
      next: `look for it: ls -l ${name}`,
    });
    expect(runs.map(told)).toEqual([
      message('missing.pdf', 'there is no such file'),
      message('folder.pdf', 'it is a folder'),
    ]);
  });

  test.skipIf(!hasShared)(
    `as it is found in the wild ends with its own code${sharedNote}`,
    async ({ open }) => {
      const world = await open();
      const names = ['scan.pdf', 'enc-user256.pdf', 'trunc50.pdf', 'html.pdf', 'empty.pdf'];
      const runs = await Promise.all(names.map(name => world.run([shared('papers', name)])));
      expect(runs.map(told).map(({ exit, code }) => `${exit} ${code}`)).toEqual([
        '9 E_PDF_SCANNED',
        '9 E_PDF_ENCRYPTED',
        '9 E_PDF_DAMAGED',
        '9 E_PDF_NOT_PDF',
        '9 E_PDF_EMPTY',
      ]);
    },
  );
});
