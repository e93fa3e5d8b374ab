// Is a process still there? A dead one whose parent was killed too may wait for a while to be taken away (a zombie).
import { existsSync, readFileSync } from 'node:fs';

export function isAlive(pid: number | undefined): boolean {
  try {
    process.kill(pid ?? 0, 0);
    const file = `/proc/${pid}/stat`;
    // Behind the name in brackets stands the state.
    return !existsSync(file) || !/\) [ZX]/.test(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}
