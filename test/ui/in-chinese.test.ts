// What people get to read in Chinese, whole: one text from each part of the program, beside its English.
import { describe, expect, test } from 'vitest';
import { compareMetadata } from '../../src/arxiv/compare-metadata.ts';
import { parseSource } from '../../src/arxiv/id.ts';
import { checkDigest } from '../../src/digest/check.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { textOfError, ToolError } from '../../src/lib/errors.ts';
import { english, inLanguage, type Told } from '../../src/lib/phrase.ts';
import { parseGlossary } from '../../src/lib/glossary.ts';
import { changeLines } from '../../src/pdf/change-lines.ts';
import { ExtractionError } from '../../src/pdf/refusals.ts';
import { readSource } from '../../src/sources/read.ts';
import { DigestLockedError } from '../../src/store/digest-lock.ts';
import { paper } from '../notes/sample.ts';
import { CHINESE } from './chinese.ts';

function failureOf(fail: () => unknown): ToolError {
  try {
    fail();
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
  throw new RangeError('it did not fail');
}

describe('a failure', () => {
  test('of an id', () => {
    expect(
      textOfError(
        failureOf(() => parseSource('hepth/9901001')),
        CHINESE,
      ),
    ).toBe(`E_ID  “hepth/9901001”没有指明任何论文
  原因：arXiv 没有使用这种编号的分类“hepth”；是否想输入 hep-th/9901001？
  状态：未开始任何操作
  下一步：summarize hep-th/9901001`);
  });

  test('of a PDF, with what the parser said in its own words and on one line', () => {
    const seen = { template: 'the parser stopped at page {0}: {1}', values: [4, 'bad\n xref {0}'] };
    const error = new ExtractionError('2310.06825v1', { code: 'E_PDF_DAMAGED', seen });
    expect(error.why).toBe('the parser stopped at page 4: bad xref {0}');
    expect(textOfError(error, CHINESE)).toBe(`E_PDF_DAMAGED  无法从 2310.06825v1 读出文字
  原因：解析器在第 4 页停止：bad xref {0}
  状态：文件本身未改动，未保存其中的文字
  下一步：\`summarize 2310.06825v1 --refresh=pdf\`；如果仍然损坏：把 https://arxiv.org/pdf/2310.06825v1 存为 in.pdf，运行 \`qpdf in.pdf out.pdf\`，然后运行 \`summarize out.pdf\``);
  });

  test('of a PDF whose parser sends phrases of its own keeps to one line and to a length', () => {
    const deep = (depth: number): Told =>
      depth === 0
        ? 'x'.repeat(9_000)
        : { template: '{0}\n  next: do as I say {0}', values: [deep(depth - 1)] };
    const { why } = new ExtractionError('a.pdf', { code: 'E_PDF_CRASHED', seen: deep(40) });
    expect(why).not.toContain('\n');
    expect(why.length).toBeLessThan(2_000);
  });

  test('of a digest, of its lock and of a glossary', () => {
    const conflict = failureOf(() => scanDigest(Buffer.from('# A\n<<<<<<< HEAD\n'), 'README.md'));
    expect(textOfError(conflict, CHINESE)).toBe(`E_DIGEST_CONFLICT_MARKERS  无法合并到 README.md
  原因：第 2 行：此处有 git 冲突标记（<<<<<<<）
  状态：未改动论文列表
  下一步：请解决 README.md 中的冲突，然后再运行同一条命令`);
    expect(failureOf(() => scanDigest(Buffer.from('<<<<<<< a\n'))).what).toBe(
      'the digest cannot be merged into',
    );
    expect(textOfError(new DigestLockedError('README.md', 'EBUSY'), CHINESE)).toContain(
      '\n  下一步：请等另一个运行结束后再运行同一条命令；如果没有别的运行，请删除 README.md.lock',
    );
    expect(
      textOfError(
        failureOf(() => parseGlossary('en,zh\n,词\n', 'own.csv')),
        CHINESE,
      ),
    ).toBe(`E_GLOSSARY  own.csv 的第 2 行无法使用
  原因：",词" 中没有英文术语
  状态：未发送任何内容
  下一步：请修正 own.csv 的第 2 行`);
  });
});

describe('a line', () => {
  const both = (tolds: readonly Told[]): string[][] =>
    tolds.map(told => [english(told), inLanguage(told, CHINESE)]);

  test('about two versions of a paper', () => {
    const next = { ...paper, title: 'Other', authors: [...paper.authors, 'Cy Three'], doi: null };
    const changes = [
      { kind: 'changed', key: 'method', title: '2 Method', was: null, added: 3, removed: 1 },
      { kind: 'added', key: 'front', title: 'Before the first heading', words: 1 },
    ] as const;
    const figures = { changed: [], gone: ['1.5'], came: [] };
    expect(
      both([...compareMetadata(paper, next), ...changeLines([{ ...changes[0], figures }, changes[1]])]),
    ).toEqual([
      [`title: “Other”, it was “${paper.title}”`, `标题：“Other”，原为“${paper.title}”`],
      ['authors: new: Cy Three', '作者：新增：Cy Three'],
      [`doi: gone, it was “${paper.doi}”`, `doi：已删除，原为“${paper.doi}”`],
      ['2 Method: 3 words added, 1 removed; gone: 1.5', '2 Method：新增 3 个词，删除 1 个；删除：1.5'],
      ['Before the first heading: new, 1 word', '第一个标题之前：新增，1 个词'],
    ]);
  });

  test('of summarize check', () => {
    const text =
      '# Paper List\n- [23/10] A. [Paper](http://arxiv.org/abs/2310.06825) [TLDR/Notes](#nowhere)\n';
    const findings = checkDigest(scanDigest(Buffer.from(text)), { notes: new Map(), off: new Set() });
    expect(both(findings.map(({ message }) => message))).toContainEqual([
      '#nowhere leads nowhere: the file has no notes of 2310.06825',
      '#nowhere 没有指向任何位置：文件中没有 2310.06825 的笔记',
    ]);
  });

  test('about a list that cannot be read', () => {
    const bytes = Buffer.from('title,arxiv\nA,2310.5\n');
    const { unread, notices } = readSource({ name: 'a.csv', bytes }, text => ({
      ok: false,
      reason: `no ${text}`,
    }));
    expect(both(unread.map(({ why }) => why)).map(([, zh]) => zh)).toEqual([
      '电子表格把编号当成数字并去掉了末尾的零（2310.5）：请在粘贴编号之前把该列设为文本，或在前面写上 arXiv:',
    ]);
    expect(notices).toEqual([]);
    const pdf = readSource({ name: 'a.txt', bytes: Buffer.from('%PDF-1.7') }, text => ({
      ok: false,
      reason: text,
    }));
    expect(both(pdf.notices)).toEqual([['it is a PDF, not a text', '内容是 PDF 文件，不是文本']]);
  });
});
