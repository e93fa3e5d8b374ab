// The built program, run again and again in one process: a command comes as a message, runs as if it were alone, and
// the end is marked on both streams. Most of what a run costs is loading and compiling; here that is paid for once.
/** Also in kept-cli.ts. */
const END = '\0end of the run\0';

const WATCHED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'beforeExit'];
const cli = new URL('../../dist/cli.js', import.meta.url).href;
let runs = 0;

process.on('message', message => void run(message));
process.on('disconnect', () => process.exit());

async function run({ args, folder, env }) {
  process.chdir(folder);
  for (const name of Object.keys(process.env)) if (!(name in env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, env);
  process.argv.splice(1, Infinity, cli, ...args);
  process.exitCode = undefined;
  const forget = remembered();
  runs += 1;
  // Only the entry is evaluated anew: it starts the run and ends with it. What it imports stays loaded.
  await import(`${cli}?run=${runs}`);
  forget();
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  process.chdir('/');
  await Promise.all(
    [process.stdout, process.stderr].map(stream => new Promise(done => stream.write(END, done))),
  );
  process.send({ code });
}

/** Gives what takes away the listeners that a run adds to process and streams: no signal is sent to this process. */
function remembered() {
  const places = [
    ...WATCHED.map(name => [process, name]),
    [process.stdout, 'error'],
    [process.stderr, 'error'],
  ];
  const before = places.map(([emitter, name]) => emitter.listeners(name));
  return () => {
    for (const [index, [emitter, name]] of places.entries())
      for (const listener of emitter.listeners(name))
        if (!before[index].includes(listener)) emitter.off(name, listener);
  };
}
