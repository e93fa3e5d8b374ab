// Root may read and write everything, so as root a test of permissions starts its process as somebody who may not.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const isRoot = process.getuid?.() === 0;

/** For spawn: `nobody` when we are root, ourselves otherwise. */
export const ORDINARY = isRoot ? { uid: 65_534, gid: 65_534 } : {};

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
/** False where nobody may not even start this Node, or read this folder (a Node or a clone below /root, say). */
export const canBeOrdinary =
  spawnSync(process.execPath, [cli, '--version'], { ...ORDINARY, env: {}, cwd: '/' }).status === 0;

/** Title suffix that tells why a test did not run. */
export const ordinaryNote = canBeOrdinary
  ? ''
  : ' (skipped: an ordinary user cannot start this program here)';
