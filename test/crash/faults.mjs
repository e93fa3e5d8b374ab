// Preloaded (node --import) below our code and proper-lockfile: makes the Nth file-system call fail, once or for good.
// Nothing of ours is replaced: node:fs, node:fs/promises and the file handles they give are.
// A failing write leaves half of its bytes, as a full disk does; a failing close closes all the same.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const MESSAGES = {
  ENOSPC: 'no space left on device',
  EDQUOT: 'disk quota exceeded',
  EIO: 'i/o error',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
};
const OFF = { failing: Infinity, code: 'EIO', isForGood: false };

let plan = OFF;
let isOn = false;
/** Calls since `start`: what, where, and whether it was made to fail. */
let log = [];

globalThis.faults = {
  /** @param wanted { failing, code, isForGood }: code is an errno, or `short` (half is written, nobody says so), or
   *  `partial` (half is written, and the system says so). Of those two only writes are counted. */
  start: (wanted = OFF) => {
    plan = wanted;
    log = [];
    isOn = true;
  },
  stop: () => {
    isOn = false;
    return log;
  },
};

/** Notes a call; true when it is to fail. */
function fails(name, path, isWrite = false) {
  if (!isOn) return false;
  const counts = isWrite || (plan.code !== 'short' && plan.code !== 'partial');
  const call = { name, path: String(path), failed: false };
  log.push(call);
  if (!counts) return false;
  const number = log.filter(({ counted }) => counted).length + 1;
  call.counted = true;
  call.failed = plan.isForGood ? number >= plan.failing : number === plan.failing;
  return call.failed;
}

function failure(name, path) {
  const { code } = plan;
  const syscall = name.replace(/^.*\./, '');
  return Object.assign(new Error(`${code}: ${MESSAGES[code]}, ${syscall} '${path}'`), {
    code,
    syscall,
    path,
  });
}

/** Replaces every function of `object` that `isCall` picks by `wrap(name, original)`. */
function replace(object, isCall, wrap) {
  for (const name of Object.keys(object)) {
    const original = object[name];
    if (typeof original !== 'function' || !isCall(name)) continue;
    object[name] = Object.assign(wrap(name, original), original);
  }
}

const isSync = name => name.endsWith('Sync');
const NO_CALLS =
  /^(_|[A-Z]|watch|unwatch|create|promises|read$|readv|write$|writev|fsync|fstat|close|ftruncate)/;

replace(
  fs.promises,
  name => !NO_CALLS.test(name) && name !== 'open' && name !== 'writeFile',
  (name, original) =>
    async (...args) => {
      if (fails(`promises.${name}`, args[0])) throw failure(name, args[0]);
      return original.apply(fs.promises, args);
    },
);
const { open, writeFile } = fs.promises;
fs.promises.writeFile = async (path, data, ...rest) => {
  const isFailing = fails('promises.writeFile', path, true);
  if (!isFailing || plan.code === 'partial') return writeFile(path, data, ...rest);
  await writeFile(path, data.slice(0, data.length >> 1), ...rest);
  if (plan.code !== 'short') throw failure('write', path);
};
fs.promises.open = async (...args) => {
  if (fails('promises.open', args[0])) throw failure('open', args[0]);
  return watched(await open(...args), args[0]);
};
replace(
  fs,
  name => !isSync(name) && !NO_CALLS.test(name) && typeof fs[`${name}Sync`] === 'function',
  (name, original) =>
    (...args) => {
      const done = args.at(-1);
      if (typeof done !== 'function' || !fails(`fs.${name}`, args[0])) return original.apply(fs, args);
      process.nextTick(done, failure(name, args[0]));
    },
);
replace(
  fs,
  name => isSync(name) && !NO_CALLS.test(name),
  (name, original) =>
    (...args) => {
      if (fails(`fs.${name}`, args[0])) throw failure(name, args[0]);
      return original.apply(fs, args);
    },
);
syncBuiltinESMExports();

/** The handle, each of whose methods may fail. */
function watched(handle, path) {
  for (const name of ['chmod', 'stat', 'sync', 'datasync', 'truncate', 'readFile', 'read']) {
    const original = handle[name].bind(handle);
    handle[name] = async (...args) => {
      if (fails(`handle.${name}`, path)) throw failure(name, path);
      return original(...args);
    };
  }
  const close = handle.close.bind(handle);
  handle.close = async () => {
    const isFailing = fails('handle.close', path);
    await close();
    if (isFailing) throw failure('close', path);
  };
  const writeFile = handle.writeFile.bind(handle);
  handle.writeFile = async data => {
    if (!fails('handle.writeFile', path, true)) return writeFile(data);
    if (plan.code === 'partial') return withPartialWrite(handle.fd, () => writeFile(data));
    await writeFile(data.subarray(0, data.length >> 1));
    if (plan.code !== 'short') throw failure('write', path);
  };
  return handle;
}

/** The next write to this file takes half of its bytes and says so: below Node's own code, which must go on. */
async function withPartialWrite(descriptor, write) {
  const binding = process.binding('fs');
  const { writeBuffer } = binding;
  let isDone = false;
  binding.writeBuffer = function (fd, buffer, offset, length, ...rest) {
    const isIt = fd === descriptor && !isDone;
    isDone ||= isIt;
    return writeBuffer.call(this, fd, buffer, offset, isIt ? length >> 1 : length, ...rest);
  };
  try {
    await write();
  } finally {
    binding.writeBuffer = writeBuffer;
  }
  if (!isDone) throw new Error('no partial write could be made');
}
