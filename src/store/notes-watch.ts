// A watch over the folder of notes: told when a notes file comes, changes or goes, whoever did it (disk door).
// It neither keeps the process alive nor fails; it also looks every second, for systems that watch no folders.
import { watch, type FSWatcher } from 'node:fs';
import { basename } from 'node:path';
import { listNotes } from './notes-file.ts';

export interface NotesWatch {
  /** Told the stem of notes that changed. Gives the way to stop it; the folder is watched while somebody listens. */
  readonly listen: (listener: (stem: string) => void) => () => void;
  /** Says that this process has just written these notes. */
  readonly wrote: (stem: string) => void;
  readonly close: () => void;
}

/** Writers replace a file in several steps: one look for all of them. */
const SETTLE_MS = 60;
const LOOK_MS = 1_000;

/** Nothing is watched before somebody listens. The folder need not be there yet. */
export function watchNotes(folder: string): NotesWatch {
  const listeners = new Set<(stem: string) => void>();
  const written = new Set<string>();
  let stamps: ReadonlyMap<string, string> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const now = await stampsOf(folder);
    if (now === null || listeners.size === 0) return;
    const changed = stamps === undefined ? [] : changesBetween(stamps, now);
    stamps = now;
    const stems = new Set([...changed, ...written]);
    written.clear();
    for (const stem of stems) for (const listener of [...listeners]) listener(stem);
  };
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void look();
    }, SETTLE_MS).unref();
  };
  const folderWatch = watchFolder(folder, soon);
  const close = (): void => {
    folderWatch.close();
    clearTimeout(timer);
    timer = stamps = undefined;
  };
  return {
    listen: listener => {
      const own = (stem: string): void => listener(stem); // the same function may listen twice
      listeners.add(own);
      if (listeners.size === 1) {
        folderWatch.open();
        void look();
      }
      return () => {
        if (listeners.delete(own) && listeners.size === 0) close();
      };
    },
    wrote: stem => {
      if (listeners.size === 0) return;
      written.add(stem);
      soon();
    },
    close: () => {
      listeners.clear();
      close();
    },
  };
}

/** Calls `soon` when something happens in the folder, and every second. */
function watchFolder(folder: string, soon: () => void): { open: () => void; close: () => void } {
  let watcher: FSWatcher | undefined;
  let pulse: NodeJS.Timeout | undefined;
  const end = (): void => {
    watcher?.close();
    watcher = undefined;
  };
  const begin = (): void => {
    try {
      watcher = watch(folder, { persistent: false });
      watcher.on('error', end); // the next pulse begins anew
      watcher.on('change', (_, name) => {
        if (String(name) === basename(folder)) end(); // the folder itself is gone, or another one
        soon();
      });
    } catch {
      watcher = undefined; // no such folder yet, or a system without watches
    }
  };
  return {
    open: () => {
      begin();
      pulse = setInterval(() => {
        if (watcher === undefined) begin();
        soon();
      }, LOOK_MS).unref();
    },
    close: () => {
      clearInterval(pulse);
      end();
    },
  };
}

/** When each file was last written, by its stem; null when the folder cannot be read now. */
async function stampsOf(folder: string): Promise<ReadonlyMap<string, string> | null> {
  const files = await listNotes(folder).catch(() => null);
  return files === null ? null : new Map(files.map(({ stem, updated }) => [stem, updated]));
}

function changesBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const stems = new Set([...before.keys(), ...after.keys()]);
  return [...stems].filter(stem => before.get(stem) !== after.get(stem));
}
