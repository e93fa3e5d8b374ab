// Publish: what would change in the digest, what a person changed there, and one more key writes it. The only place
// where "are you sure?" is asked.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Bilingual } from '../../../domain/notes.ts';
import type { Decide, PaperView } from '../../../domain/review.ts';
import type { MergePreview, PublishedView } from '../../../domain/publish.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import type { Server } from '../doors/server.ts';
import { useCall, type Call } from './call.ts';
import { Dialog } from './dialog.tsx';
import { Failure } from './failure.tsx';
import type { Action } from './keys.ts';
import { Patch } from './patch.tsx';
import type { LookAt } from './places.tsx';
import { PlaceView, usePlaces, type Places } from './publish-places.tsx';

interface PublishProps {
  readonly paper: PaperView;
  readonly server: Server;
  readonly say: (told: Told) => string;
  readonly onPublished: (result: PublishedView) => void;
  /** A hand edit becomes the words of its claim. With a new `paper` the preview is asked for again. */
  readonly onTakeEdit: (item: string, words: Bilingual) => void;
  /** A claim that was deleted by hand was rejected: the paper as it is then. */
  readonly onDecided?: (paper: PaperView) => void;
  readonly onClose: () => void;
}

/** Open as long as it is rendered; asks for the preview when it opens and whenever the paper is another one. */
export function PublishDialog(props: PublishProps): JSX.Element {
  const { say, onClose } = props;
  const { shown, isOfNow, looking, sending, rejecting, look, lookAt, publish, places } = usePublishing(props);
  const isSending = sending.state === 'waiting';
  const close: Action = { key: 'Escape', label: say(phrase`close`), run: onClose, isOff: isSending };
  if (sending.state === 'answered')
    return (
      <Dialog
        key="done"
        title={say(phrase`Published`)}
        actions={[{ ...close, alias: 'Enter', isMain: true }]}
      >
        <p role="status">{say(sending.value.message)}</p>
      </Dialog>
    );
  // Also while it is looked at once more: the server refuses what would no longer be written as it was seen.
  const isLooked = looking.state !== 'failed' && shown?.refusal === null && !isSending;
  const isReady = isLooked && isOfNow && places.unsettled === 0 && !isIdle(shown);
  const label = say(phrase`publish`);
  const send: Action = { key: 's', alias: 'Enter', label, run: publish, isMain: isReady, isOff: !isReady };
  const isFailed = looking.state === 'failed' || sending.state === 'failed';
  const again: Action = { key: 'r', label: say(phrase`look again`), run: look };
  return (
    <Dialog
      key="preview"
      title={shown === null ? say(phrase`Publish`) : say(phrase`Publish into ${shown.digest}?`)}
      actions={[send, ...places.moves, ...(isFailed ? [again] : []), close]}
      others={places.currentActions}
    >
      <Failure of={looking} say={say} />
      <Failure of={sending} say={say} />
      <Failure of={rejecting} say={say} />
      <p role="status">{say(statusOf({ looking, isSending, unsettled: places.unsettled }))}</p>
      {shown !== null && <Preview preview={shown} places={places} say={say} look={lookAt} />}
    </Dialog>
  );
}

interface Publishing {
  /** The last preview that came; while a later one is asked for, too. */
  readonly shown: MergePreview | null;
  /** False while the preview does not have what was settled last. */
  readonly isOfNow: boolean;
  readonly looking: Call<MergePreview>;
  readonly sending: Call<PublishedView>;
  readonly rejecting: Call<PaperView>;
  readonly look: () => void;
  readonly lookAt: LookAt;
  /** Does nothing while a place is to be settled. */
  readonly publish: () => void;
  readonly places: Places;
}

function usePublishing(props: PublishProps): Publishing {
  const { paper, server, say, onPublished, onTakeEdit, onDecided } = props;
  const preview = useCall<MergePreview>();
  const sending = useCall<PublishedView>();
  const [shown, setShown] = useState<MergePreview | null>(null);
  const [settledIn, setSettledIn] = useState('[]');
  const rejecting = useCall<PaperView>();
  const onReject = (item: string): void => {
    const seen = paper.items.find(({ id }) => id === item)?.seen ?? '';
    const request: Decide = { items: [{ item, seen }], decision: { kind: 'reject', reason: null } };
    rejecting.startOnce(
      () => server.decide(paper.stem, request),
      decided => {
        onDecided?.(decided);
        look();
      },
    );
  };
  const places = usePlaces(shown, { stem: paper.stem, say, onTakeEdit, onReject });
  const settledNow = JSON.stringify(places.settled);
  const look = (): void => {
    sending.clearFailure();
    preview.start(
      () => server.preview(paper.stem, places.settled),
      fresh => {
        setShown(fresh);
        setSettledIn(settledNow);
      },
    );
  };
  useEffect(() => {
    const { state } = sending.call;
    if (state === 'idle' || state === 'failed') look();
  }, [paper, settledNow]);
  const publish = (): void => {
    if (shown === null) return;
    if (places.unsettled > 0) return;
    sending.startOnce(async () => {
      const result = await server.publish(paper.stem, { seen: shown.seen, settled: places.settled });
      onPublished(result);
      return result;
    });
  };
  return {
    shown,
    isOfNow: settledIn === settledNow,
    looking: preview.call,
    sending: sending.call,
    rejecting: rejecting.call,
    look,
    lookAt: words => server.look(paper.stem, words),
    publish,
    places,
  };
}

/** True when publishing would write nothing. What was settled is kept by publishing, also where no line changes. */
function isIdle({ diff, collisions }: MergePreview): boolean {
  return diff === '' && collisions.length === 0;
}

function statusOf(now: { looking: Call<unknown>; isSending: boolean; unsettled: number }): Told {
  if (now.isSending) return phrase`Writing…`;
  if (now.looking.state === 'waiting') return phrase`Looking at what would change…`;
  if (now.unsettled === 1) return phrase`One place is to be settled first.`;
  return now.unsettled > 1 ? phrase`${now.unsettled} places are to be settled first.` : '';
}

interface PreviewProps {
  readonly preview: MergePreview;
  readonly places: Places;
  readonly say: (told: Told) => string;
  readonly look: LookAt;
}

/** Why it is done so, or cannot be done; where a person was at work; all that changes. */
function Preview({ preview, places, say, look }: PreviewProps): JSX.Element {
  const { refusal, reason, digest, diff } = preview;
  return (
    <>
      {refusal === null ? (
        <p class="reason">{say(reason)}</p>
      ) : (
        <div class="failure" role="alert">
          <p>{say(refusal)}</p>
          <p>{say(phrase`Nothing is written. Close this, change that, and publish again.`)}</p>
        </div>
      )}
      {places.list.length > 0 && (
        <ol class="changes">
          {places.list.map(place => (
            <PlaceView key={place.key} place={place} digest={digest} say={say} look={look} />
          ))}
        </ol>
      )}
      {(diff !== '' || (refusal === null && places.unsettled === 0)) && (
        <Patch diff={diff} digest={digest} say={say} />
      )}
    </>
  );
}
