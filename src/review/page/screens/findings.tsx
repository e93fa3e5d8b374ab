// What the checks found, in words.
import { phrase } from '../../../lib/phrase.ts';
import { useSpeech } from '../speech/speech.ts';
import type { Looked } from '../state/state.ts';
import { findingTold } from '../speech/words.ts';

export function Findings({ findings }: Pick<Looked, 'findings'>) {
  const { say } = useSpeech();
  if (findings.length === 0) return null;
  return (
    <ul class="findings">
      {findings.map(finding => (
        <li key={`${finding.code} ${finding.message}`} class={finding.severity === 'error' ? 'red' : 'amber'}>
          <span aria-hidden="true">{finding.severity === 'error' ? '●' : '◐'}</span>
          <span class="hidden">
            {say(finding.severity === 'error' ? phrase`holds it back:` : phrase`warning:`)}
          </span>
          <span>{say(findingTold(finding))}</span>
        </li>
      ))}
    </ul>
  );
}
