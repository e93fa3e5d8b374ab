// What `summarize init` is told, by flags or by answers: nouns only.
import type { Config } from '../../config.ts';
import type { KnownModel } from '../../local/models.ts';

/** The flags, as commander gives them. */
export interface InitFlags {
  readonly digest?: string;
  readonly provider?: string;
  readonly baseUrl?: string;
  readonly model?: string;
  readonly keyStdin?: boolean;
  readonly layout?: string;
  readonly modelFile?: string;
  readonly download?: string;
  readonly modelHost?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}

/** Who writes the notes. */
export type Writer =
  | {
      readonly kind: 'server';
      readonly baseUrl: string;
      /** '' where the host's default is meant, or nobody said. */
      readonly model: string;
      /** Null: none is written. */
      readonly key: string | null;
    }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'download'; readonly model: KnownModel }
  /** Nobody yet, or as it is set already. */
  | { readonly kind: 'none' };

export interface Answers {
  /** Null: as it is. */
  readonly digest: string | null;
  readonly layout: Config['layout'];
  readonly writer: Writer;
}
