// Opposite conditions in two texts (`similar authors`, `different authors`), and words of denial. Pure. Of opposite
// things opposite things hold, so a claim about the other pole does not contradict its quote.

/** Words of denial, in both languages. */
export const DENIES = /\b(?:not|no|never|cannot|neither|nor|none|hardly|barely)\b|n['’]t\b|[不没未无难]/iu;
/** Opposite conditions: of different things the opposite holds than of similar ones. */
const POLES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:similar|same|alike)\b|相[似同近]/iu, /\b(?:different|dissimilar|distinct|unlike)\b|不同|相异/iu],
  [
    /\b(?:large|big|high|long|strong|many|more)\b|[大高长强多]/iu,
    /\b(?:small|low|short|weak|few|fewer|less)\b|[小低短弱少]/iu,
  ],
  [/\b(?:with|using|including)\b/iu, /\b(?:without|lacking|excluding)\b/iu],
  [
    /\b(?:before|early|first|initially)\b|[早前先初]/iu,
    /\b(?:after|late|last|finally|eventually)\b|[晚后末]/iu,
  ],
  [
    /\b(?:simple|easy|easier|shallow|thin)\b|简单|容易|浅/iu,
    /\b(?:complex|hard|difficult|harder|deep|thick|viscous)\b|复杂|困难|深/iu,
  ],
];
/** True when the one names a condition whose opposite the other names, and neither names both. */
export function hasOtherPole(left: string, right: string): boolean {
  return POLES.some(poles =>
    [poles, [poles[1], poles[0]] as const].some(
      ([here, there]) => here.test(left) && !there.test(left) && there.test(right) && !here.test(right),
    ),
  );
}
