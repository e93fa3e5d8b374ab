// The main job on real papers and a real digest, where they lie beside the project; skipped, saying so, elsewhere.
import { copyFileSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { atomEntry } from '../support/arxiv-feed.ts';
import { startArxivServer } from '../support/arxiv-server.ts';
import { openWorld, type World } from '../support/cli.ts';
import { hasShared, shared, sharedNote } from '../support/shared.ts';

let world: World | undefined;
afterEach(() => world?.close());

const claim = (zh: string, en: string, quote: string) => ({ zh, en, quote });
/** What a good model says of papers/mcd-neurips.pdf; every quote is the paper's. */
const REPLY = {
  headline: {
    zh: 'MCD：用 d-分离找出真正起因果作用的文本片段',
    en: 'MCD: finding the causal rationale through d-separation',
  },
  background: [
    claim(
      '自解释框架常用最大互信息（MMI）准则挑选与标签最相关的片段，但它只反映关联，不反映因果。',
      'Self-explaining frameworks pick the span most indicative of the label by maximum mutual information (MMI), which captures association, not causation.',
      'However, this criterion merely uncovers associations rather than causal relationships between the rationale and the label.',
    ),
  ],
  innovations: [
    {
      title: { zh: '最小条件依赖（MCD）准则', en: 'Minimum Conditional Dependence (MCD)' },
      claims: [
        claim(
          '给定直接因果特征时，标签与非因果特征 d-分离，由此得到 MCD 准则。',
          'Given the direct causal features, the label and the non-causal features are d-separated, which leads to the MCD criterion.',
          'We find that the target label and non-causal features are d-separated by the direct causal features.',
        ),
      ],
    },
  ],
  results: [
    claim(
      '与此前基于 MMI 的最优方法相比，F1 最多提升 13.7%。',
      'Against earlier state-of-the-art MMI-based methods F1 improves by up to 13.7%.',
      'our approach achieves an improvement of up to 13.7% in F1 score compared to state-of-the-art MMI-based rationalization methods',
    ),
    claim(
      '在关联版 BeerAdvocate 的 Appearance 方面，MCD 的 F1 为 63.9。',
      'On the Appearance aspect of correlated BeerAdvocate MCD reaches an F1 of 63.9.',
      'MCD(ours) 9.5 81.5 94.2 48.4 63.9 9.9 87.5 84.6 53.9 65.8 9.4 87.3 60.9 47.1 53.1',
    ),
  ],
  takeaways: [
    {
      title: { zh: '换准则而不是打补丁', en: 'Change the criterion instead of patching it' },
      claims: [
        claim(
          '从因果图出发改写目标函数，比给 MMI 追加正则项更直接。',
          'Deriving the objective from the causal graph is more direct than adding regularisers to MMI.',
          '',
        ),
      ],
    },
  ],
};

describe.skipIf(!hasShared)(`real papers${sharedNote}`, () => {
  it('merges one into a real digest, changes only its entry, and a second run makes 0 requests and changes 0 bytes', async () => {
    world = await openWorld(JSON.stringify(REPLY));
    const pdf = readFileSync(shared('papers', 'mcd-neurips.pdf'));
    const entry = atomEntry({ id: '2309.13391v2', title: 'D-Separation for Causal Self-Explanation' });
    const arxiv = await startArxivServer({ '2309.13391v2': { pdf, entry } });
    const env = { SUMMARIZE_ARXIV_URL: arxiv.url, SUMMARIZE_ARXIV_API_URL: arxiv.apiUrl };
    copyFileSync(shared('digests', 'survey_result_b5501590.md'), world.path('list.md'));
    const before = world.read('list.md');

    const first = await world.run(['2309.13391', '--digest', 'list.md'], env);
    expect({ code: first.code, stderr: first.stderr }).toMatchObject({ code: 0 });
    expect(first.stderr).toContain('5 claims, 5 proven, 0 held back');
    expect(first.stdout).toContain('([p. 8](https://arxiv.org/pdf/2309.13391v2#page=8)'.replace('(', '（'));
    const after = world.read('list.md');
    const lines = new Set(before.split('\n'));
    const added = after.split('\n').filter(line => !lines.has(line));
    expect(added.join('\n')).toContain('d-separation-for-causal-self-explanation');
    // Without what was added the old file is there, byte for byte: insertions only.
    expect(isSubsequence(before, after)).toBe(true);

    const requests = [arxiv.requests.length, world.model.requests.length];
    const second = await world.run(['2309.13391', '--digest', 'list.md'], env);
    expect(second.code).toBe(0);
    expect([arxiv.requests.length, world.model.requests.length]).toEqual(requests);
    expect(world.read('list.md')).toBe(after);
    await arxiv.close();
  });

  it.each(['dropimpact-prl', 'msagl-lipics', 'geotopo-de'])(
    'drafts notes of %s without a model, every sentence found in the PDF',
    async name => {
      world = await openWorld();
      const args = [shared('papers', `${name}.pdf`), '--engine', 'extractive', '--json', '-q'];
      const { code, stdout } = await world.run(args);
      expect(code).toBe(0);
      const notes = JSON.parse(stdout);
      const claims = [
        notes.background,
        notes.results,
        ...[...notes.innovations, ...notes.takeaways].map((point: { claims: unknown }) => point.claims),
      ].flat();
      expect(claims.length).toBeGreaterThan(5);
      expect(claims.filter((one: { match: string }) => one.match !== 'exact')).toEqual([]);
    },
  );
});

/** True when `short` is what is left of `long` after taking whole lines away. */
function isSubsequence(short: string, long: string): boolean {
  const rest = long.split('\n');
  return short.split('\n').every(line => {
    const at = rest.indexOf(line);
    rest.splice(0, at + 1);
    return at >= 0;
  });
}
