// Running the command that installs the runtime: with commands of our own in the place of npm.
import { expect, test } from 'vitest';
import { ToolError } from '../../src/lib/errors.ts';
import { installRuntime } from '../../src/local/install-runtime.ts';
import { commandLine, type Command } from '../../src/local/runtime.ts';

const node = (code: string): Command => [process.execPath, '-e', code];
const never = new AbortController().signal;

async function failure(command: Command): Promise<ToolError> {
  const error: unknown = await installRuntime(command, never).then(
    () => expect.fail('expected a failure'),
    (reason: unknown) => reason,
  );
  return error instanceof ToolError ? error : expect.fail('expected a ToolError');
}

test('a command that ends well is all there is to it', async () => {
  await installRuntime(node(''), never);
});

test('a command that fails is told with the line to type by hand', async () => {
  const error = await failure(node('process.exitCode = 3'));
  expect([error.code, error.why, error.next]).toEqual([
    'E_RUNTIME_INSTALL',
    `${process.execPath} ended with status 3`,
    commandLine(node('process.exitCode = 3')),
  ]);
});

test('so is one that does not exist', async () => {
  expect((await failure(['no-such-program-here'])).why).toContain('ENOENT');
});

test('Ctrl-C ends it', async () => {
  const stopping = new AbortController();
  const reason = new RangeError('Ctrl-C');
  const installing = installRuntime(node('setInterval(() => {}, 1000)'), stopping.signal);
  stopping.abort(reason);
  await expect(installing).rejects.toBe(reason);
});
