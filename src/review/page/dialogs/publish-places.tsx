// Which hand edits and collisions there are, which of them is the current one, and what was said of each.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Bilingual } from '../../../domain/notes.ts';
import type { Collision, HandEdit, MergePreview, Settled } from '../../../domain/publish.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import type { Action } from './keys.ts';
import { CollisionView, HandEditView, type Fate, type LookAt, type Side } from './places.tsx';

type Say = (told: Told) => string;

interface PlaceBase {
  /** All that it says: what was said of a place holds for the same place of a later preview, and for no other. */
  readonly key: string;
  readonly actions: readonly Action[];
  readonly isCurrent: boolean;
  readonly select: () => void;
}
type ListedPlace = PlaceBase &
  (
    | { readonly kind: 'collision'; readonly collision: Collision; readonly settled: Side | null }
    | { readonly kind: 'edit'; readonly edit: HandEdit; readonly fate: Fate | null }
  );

export interface Places {
  readonly list: readonly ListedPlace[];
  readonly unsettled: number;
  /** What was said of every collision so far. */
  readonly settled: Settled[];
  /** To the next place and back; empty when there are not several. */
  readonly moves: readonly Action[];
  readonly currentActions: readonly Action[];
}

interface PlaceOptions {
  readonly stem: string;
  readonly say: Say;
  readonly onTakeEdit: (item: string, words: Bilingual) => void;
  /** A claim that was deleted by hand is rejected. */
  readonly onReject: (item: string) => void;
}

/** What was said of each collision of a paper, as long as the page lives: closing the dialog loses nothing. */
const kept = new Map<string, ReadonlyMap<string, Side>>();

/** Collisions come first, for they must be settled. */
export function usePlaces(preview: MergePreview | null, options: PlaceOptions): Places {
  const { stem, say, onTakeEdit, onReject } = options;
  const [sides, setSides] = useState<ReadonlyMap<string, Side>>(kept.get(stem) ?? new Map());
  const settle = (key: string, side: Side): void => {
    const now = new Map(kept.get(stem)).set(key, side);
    kept.set(stem, now);
    setSides(now);
  };
  const [fates, setFates] = useState<ReadonlyMap<string, Fate>>(new Map());
  const [at, setAt] = useState(0);
  const collisions = preview?.collisions ?? [];
  const edits = preview?.handEdits ?? [];
  const count = collisions.length + edits.length;
  const unsettledAt = collisions.findIndex(one => !sides.has(JSON.stringify(one)));
  const toUnsettled = (): void => {
    if (unsettledAt !== -1) setAt(unsettledAt);
  };
  useEffect(toUnsettled, [sides]);
  useEffect(() => {
    setAt(now => Math.min(now, Math.max(0, count - 1)));
  }, [count]);
  const list: ListedPlace[] = [
    ...collisions.map((collision, index): ListedPlace => {
      const key = JSON.stringify(collision);
      const choose = (side: Side) => (): void => settle(key, side);
      const place = {
        key,
        isCurrent: index === at,
        select: () => setAt(index),
        actions: sideActions(choose, preview?.digest ?? '', say),
      };
      return { ...place, kind: 'collision', collision, settled: sides.get(key) ?? null };
    }),
    ...edits.map((edit, offset): ListedPlace => {
      const [key, index] = [JSON.stringify(edit), collisions.length + offset];
      const end = (fate: Fate): void => {
        setFates(before => new Map(before).set(key, fate));
        if (fate === 'taken' && edit.item !== null) {
          if (edit.removed) onReject(edit.item);
          else if (edit.words !== null) onTakeEdit(edit.item, edit.words);
        }
        setAt(Math.min(count - 1, index + 1));
      };
      const fate = fates.get(key) ?? null;
      const isOffered = edit.item !== null && (edit.removed || edit.words !== null);
      const actions = isOffered ? fateActions({ end, fate, edit, say }) : [];
      return { key, isCurrent: index === at, select: () => setAt(index), actions, kind: 'edit', edit, fate };
    }),
  ];
  return {
    list: list.map(place => ({ ...place, isCurrent: place.isCurrent && count > 1 })),
    unsettled: collisions.filter(one => !sides.has(JSON.stringify(one))).length,
    settled: collisions.flatMap(one => {
      const take = sides.get(JSON.stringify(one));
      return take === undefined ? [] : [{ index: one.index, take }];
    }),
    moves: count > 1 ? moveActions({ at, count, setAt, say }) : [],
    currentActions: list[at]?.actions ?? [],
  };
}

function sideActions(choose: (side: Side) => () => void, digest: string, say: Say): Action[] {
  return [
    { key: 'm', label: say(phrase`as in ${digest}`), run: choose('mine') },
    { key: 'o', label: say(phrase`as in the notes`), run: choose('ours') },
    { key: 'b', label: say(phrase`both`), run: choose('both') },
  ];
}

function fateActions(options: {
  end: (fate: Fate) => void;
  fate: Fate | null;
  edit: HandEdit;
  say: Say;
}): Action[] {
  const { end, fate, edit, say } = options;
  const isOff = fate === 'taken';
  const take = edit.removed ? phrase`take as rejection` : phrase`take as edit of this claim`;
  return [
    { key: 't', label: say(take), run: () => end('taken'), isOff },
    { key: 'l', label: say(phrase`leave as it stands`), run: () => end('left'), isOff },
  ];
}

function moveActions(options: {
  at: number;
  count: number;
  setAt: (at: number) => void;
  say: Say;
}): Action[] {
  const { at, count, setAt, say } = options;
  return [
    { key: 'j', label: say(phrase`next`), run: () => setAt(at + 1), isOff: at >= count - 1 },
    { key: 'k', label: say(phrase`previous`), run: () => setAt(at - 1), isOff: at === 0 },
  ];
}

interface PlaceViewProps {
  readonly place: ListedPlace;
  readonly digest: string;
  readonly say: Say;
  /** What the checks say of words that a person wrote into the digest. */
  readonly look: LookAt;
}

/** One of them. */
export function PlaceView({ place, digest, say, look }: PlaceViewProps): JSX.Element {
  const { actions, isCurrent, select } = place;
  const common = { actions, isCurrent, say, digest, onSelect: select };
  return place.kind === 'collision' ? (
    <CollisionView {...common} collision={place.collision} settled={place.settled} />
  ) : (
    <HandEditView {...common} edit={place.edit} fate={place.fate} look={look} />
  );
}
