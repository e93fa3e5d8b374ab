// The host of a model that runs in a process of ours: what it is called, and how another model is named there.

/** In notes, messages and keys: the real one is a port that is another at each start. */
export const LOCAL_HOST = 'local';

/** How a person names another model in place of one of this host. */
export function modelFlag(host: string): string {
  return host === LOCAL_HOST ? '--model-file FILE' : '--model NAME';
}
