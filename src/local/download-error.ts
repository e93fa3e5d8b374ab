// A model file was not fetched. Says what lies on the disk, and that the same command goes on.
import { reasonOf, systemCode, ToolError } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface DownloadTrouble {
  readonly code: 'E_DOWNLOAD' | 'E_DOWNLOAD_CHECKSUM';
  /** File name of the model. */
  readonly name: string;
  readonly why: Told;
  /** True when the same request may succeed later. */
  readonly isRetryable?: boolean;
  readonly cause?: unknown;
}

/** A server is away, refuses, or gives something else. */
export class DownloadError extends ToolError {
  override name = 'DownloadError';
  readonly isRetryable: boolean;
  constructor({ code, name, why, isRetryable = false, cause }: DownloadTrouble) {
    super({
      code,
      category: 'remote',
      what: phrase`${name} was not downloaded`,
      why,
      kept: phrase`nothing was put where models are`,
      next:
        code === 'E_DOWNLOAD'
          ? phrase`type the same command again: it goes on where it stopped. With another host: HF_ENDPOINT=https://hf-mirror.com`
          : phrase`type the same command again: it begins anew. If it happens twice, take another host: HF_ENDPOINT=https://hf-mirror.com`,
      cause,
    });
    this.isRetryable = isRetryable;
  }
}

/** The disk is full, or does not let us write. */
export function downloadDiskError(path: string, cause: unknown): ToolError {
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(systemCode(cause) ?? '');
  return new ToolError({
    code: isFull ? 'E_DISK_FULL' : 'E_DISK',
    category: 'disk',
    what: phrase`${path} could not be written`,
    why: reasonOf(cause),
    kept: phrase`what was downloaded before is kept`,
    next: isFull
      ? phrase`free some space where ${path} is, then type the same command again: it goes on where it stopped`
      : phrase`make the folder of ${path} writable, or set SUMMARIZE_DATA_DIR to another one`,
    cause,
  });
}

/** Known before anything is fetched. */
export function noSpaceError(path: string, bytes: { needed: number; free: number }): ToolError {
  return new ToolError({
    code: 'E_DISK_FULL',
    category: 'disk',
    what: phrase`there is no room for ${path}`,
    why: phrase`it needs ${gigabytes(bytes.needed)} GB more, and ${gigabytes(bytes.free)} GB are free`,
    kept: phrase`what was downloaded before is kept`,
    next: phrase`free some space, or set SUMMARIZE_DATA_DIR to a folder on a larger disk`,
  });
}

/** 2497281120 → `2.50`; decimal, as disks are sold and as the web page of a model says. */
export function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(2);
}
