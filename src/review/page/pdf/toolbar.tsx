// The bar over the PDF: pages, zoom, the page's text, the paper at arXiv. Every button says what it does.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { phrase, type Told } from '../../../lib/phrase.ts';

export interface ToolbarProps {
  readonly say: (told: Told) => string;
  /** Null while the PDF is not open. */
  readonly pages: number | null;
  readonly page: number | null;
  readonly turnTo: (page: number) => void;
  /** In per cent of the paper's size; null while no page is drawn. */
  readonly percent: number | null;
  readonly isFitted: boolean;
  readonly zoom: (by: 1 | -1 | 0) => void;
  readonly isText: boolean;
  readonly showText: (isText: boolean) => void;
  readonly arxivUrl: string | null;
  /** The page that is asked for, also of a PDF that does not open. */
  readonly asked: number;
}

/** The bar; without an open PDF only the link to arXiv works. */
export function Toolbar(props: ToolbarProps) {
  const { say, pages, asked, percent, zoom, isFitted, isText, showText, arxivUrl } = props;
  const isShut = percent === null;
  return (
    <div class="pdf-bar" role="toolbar" aria-label={say(phrase`PDF`)}>
      <Pages {...props} />
      <span class="pdf-group">
        <Button label={say(phrase`smaller`)} isShut={isShut} press={() => zoom(-1)}>
          −
        </Button>
        <span class="pdf-percent">{percent === null ? '' : `${percent} %`}</span>
        <Button label={say(phrase`larger`)} isShut={isShut} press={() => zoom(1)}>
          +
        </Button>
        <Button label={say(phrase`fit the width`)} isShut={isShut} isOn={isFitted} press={() => zoom(0)}>
          {say(phrase`fit`)}
        </Button>
      </span>
      <Button
        label={say(phrase`the text of the page`)}
        isShut={pages === null}
        isOn={isText}
        press={() => showText(!isText)}
      >
        {say(phrase`text`)}
      </Button>
      {arxivUrl !== null && (
        <a
          class="pdf-link"
          href={`${arxivUrl}#page=${asked}`}
          target="_blank"
          rel="noreferrer"
          aria-label={say(phrase`page ${asked} at arXiv, in a new tab`)}
        >
          arXiv ↗
        </a>
      )}
    </div>
  );
}

function Pages({ say, pages, page, turnTo }: ToolbarProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const turn = (by: 1 | -1): void => turnTo((page ?? 1) + by);
  const go = (): void => {
    if (typed !== null && /^\d{1,6}$/.test(typed.trim())) turnTo(Number(typed));
    setTyped(null);
  };
  return (
    <span class="pdf-group">
      <Button
        label={say(phrase`page before`)}
        keys="["
        isShut={page === null || page <= 1}
        press={() => turn(-1)}
      >
        ‹
      </Button>
      <input
        class="pdf-page"
        inputMode="numeric"
        autocomplete="off"
        aria-label={say(phrase`page`)}
        disabled={page === null}
        value={typed ?? page ?? ''}
        onInput={event => setTyped(event.currentTarget.value)}
        onChange={go}
        onBlur={go}
        onKeyDown={event => event.key === 'Escape' && setTyped(null)}
      />
      <span class="pdf-pages">{pages === null ? '' : `/ ${pages}`}</span>
      <Button
        label={say(phrase`next page`)}
        keys="]"
        isShut={page === null || pages === null || page >= pages}
        press={() => turn(1)}
      >
        ›
      </Button>
    </span>
  );
}

interface ButtonProps {
  readonly label: string;
  readonly isShut: boolean;
  readonly press: () => void;
  readonly keys?: string;
  readonly isOn?: boolean;
  readonly children: ComponentChildren;
}

function Button({ label, isShut, press, keys, isOn, children }: ButtonProps) {
  return (
    <button
      type="button"
      class="pdf-button"
      aria-label={label}
      title={keys === undefined ? label : `${label} (${keys})`}
      aria-keyshortcuts={keys}
      aria-pressed={isOn}
      disabled={isShut}
      onClick={press}
    >
      {children}
    </button>
  );
}
