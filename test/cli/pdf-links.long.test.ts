// Links that only the PDF gives reach the notes and the digest's list line.
import { expect } from 'vitest';
import { fixture } from '../support/cli.ts';
import { testKept as test } from './open.ts';

const PDF = fixture('papers', 'sparse-reward', 'paper.pdf');
const CODE = 'https://github.com/summarize-fixtures/tideshape';

test('a draft of a local PDF shows the code link that its abstract breaks over two lines', async ({
  open,
}) => {
  const world = await open();
  const { code, stdout } = await world.run([PDF], { OPENAI_BASE_URL: '', OPENAI_MODEL: '' });
  expect(code).toBe(0);
  expect(stdout).toContain(`[[Code/Page](${CODE})]`);
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'Code is available at github.com/summarize-fixtures/tideshape.',
  );
});

test('notes by a model hold it with its page, and what arXiv states comes first', async ({ open }) => {
  const world = await open();
  const local = await world.run([PDF, '--json']);
  const arxiv = await world.run(['2501.01234', '--json']);
  const links = ({ stdout }: { stdout: string }) => JSON.parse(stdout).paper.links;
  expect(links(local)).toEqual([{ url: CODE, kind: 'code', source: 'pdf', page: 1 }]);
  expect(links(arxiv)).toEqual([{ url: CODE, kind: 'code', source: 'abstract', page: null }]);
});
