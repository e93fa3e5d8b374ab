/** `context`: tokens of context that the file claims; 4096 when it is not given. */
export interface TinyOptions {
  readonly seed?: number;
  readonly context?: number;
}
/** The file as bytes, the same for the same options. */
export function tinyGguf(options?: TinyOptions): Buffer;
/** Writes the file and returns its length. */
export function writeTinyGguf(path: string, options?: TinyOptions): number;
