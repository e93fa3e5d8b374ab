// A takeaway that neither quotes the paper nor leans on an innovation of these notes. Pure.
import { isPublishable, type Claim } from '../../domain/claim.ts';
import type { Notes } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';

/** As many words in common make a takeaway lean on an innovation; one word may be chance. */
const LEAST_SHARED = 2;
const WORD = /[A-Za-z][A-Za-z0-9-]{3,40}/g;
/** Words that every paper has. */
const COMMON = new Set(
  (
    'about above after also another approach because been before being between both cannot could does each even every ' +
    'from have here idea into just like made make makes many method methods model models more most much need needs ' +
    'only other over paper papers rather same should simple some such than that their them then there these they ' +
    'this those through under used useful uses using very well were what when where which while with without work ' +
    'works would your'
  ).split(' '),
);

/** Warning `takeaway-unsupported`. What it says may be right, but nobody has shown where it comes from. */
export const takeawayUnsupported: Check = {
  code: 'takeaway-unsupported',
  severity: 'warning',
  of: 'claims',
  find: (claim, { place, notes }) =>
    place !== 'takeaway' || claim.quote !== '' || leansOn(claim, notes)
      ? []
      : [
          {
            en: 'The takeaway has no quote and names none of the innovations above.',
            zh: '该启示没有引文，也没有提到上面的任何创新点。',
          },
        ],
};

function leansOn(claim: Claim, { innovations, takeaways }: Notes): boolean {
  const title = takeaways.find(({ claims }) => claims.some(({ id }) => id === claim.id))?.title;
  const said = `${title?.zh ?? ''} ${title?.en ?? ''} ${claim.zh} ${claim.en}`;
  if (/创新点\s?\d|\binnovation \d/i.test(said)) return true;
  const words = wordsOf(said);
  return innovations.some(point => {
    const claims = point.claims.filter(isPublishable).map(({ zh, en }) => `${zh} ${en}`);
    const others = wordsOf(`${point.title.zh} ${point.title.en} ${claims.join(' ')}`);
    return [...words].filter(word => others.has(word)).length >= LEAST_SHARED;
  });
}

/**
 * Content words in Latin letters, without their endings. A name comes twice, as it is spelled and in lower case, so
 * that one shared name is enough.
 */
function wordsOf(text: string): Set<string> {
  const found = text.match(WORD) ?? [];
  const names = found.filter(word => /[A-Z0-9].*[A-Z0-9]/.test(word));
  const plain = found.map(word => word.toLowerCase()).filter(word => !COMMON.has(word));
  return new Set([...names, ...plain.map(word => word.replace(/(?:ing|ed|es|s|e)$/, ''))]);
}
