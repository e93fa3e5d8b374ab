// A shell's part when its terminal is closed: starts the command in argv, hands SIGHUP on to it when argv[3] is "tell",
// and writes how it ended into the file argv[2]. It never ends by itself before that.
import { spawn } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';

const [file, tells, command, ...args] = process.argv.slice(2);
let child = null;
process.on('SIGHUP', () => {
  if (tells === 'tell') child?.kill('SIGHUP');
});
child = spawn(command, args, { stdio: 'inherit' });
child.once('exit', (code, signal) => {
  writeFileSync(`${file}.part`, JSON.stringify({ code, signal }));
  renameSync(`${file}.part`, file);
  // An end of its own would be the abort that is looked for in the child.
  process.kill(process.pid, 'SIGKILL');
});
