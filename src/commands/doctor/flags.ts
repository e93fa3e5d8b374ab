// The flags of `summarize doctor`, as commander gives them.

export interface DoctorFlags {
  readonly json?: boolean;
  /** False with --no-ask. */
  readonly ask: boolean;
  readonly offline?: boolean;
  readonly deep?: boolean;
  readonly debug?: boolean;
  readonly digest?: string;
  readonly engine?: string;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly mode?: string;
}
