// The person's own editor on a small file that only they can read (door: processes and disk).
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ToolError, reasonOf, systemCode } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';

interface Editing {
  /** As the person has it in $VISUAL or $EDITOR: a command with arguments. */
  readonly editor: string;
  /** Ends the editor. */
  readonly signal: AbortSignal;
}

/**
 * The text as it was saved. The command is read by the shell, as git reads it: what the person set may have quotes,
 * arguments and `~`; the path is an argument of its own, never a part of the command.
 * When the editor removed the file, the text as it was.
 * @throws ToolError E_REVIEW_EDITOR when the editor cannot be started, or ends with a failure
 */
export async function editText(text: string, { editor, signal }: Editing): Promise<string> {
  // 0700; others on the machine must not read what is not published yet.
  const folder = await mkdtemp(join(tmpdir(), 'summarize-edit-'));
  try {
    const path = join(folder, 'claim.txt');
    await writeFile(path, text, { mode: 0o600 });
    await run(path, { editor, signal });
    return await readFile(path, 'utf8').catch((error: unknown) => {
      // An editor that removes its file leaves nothing that could be meant.
      if (systemCode(error) === 'ENOENT') return text;
      throw editorError(editor, reasonOf(error));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(path: string, { editor, signal }: Editing): Promise<void> {
  const [command, args, isShell]: [string, string[], boolean] =
    process.platform === 'win32'
      ? [`${editor} "${path}"`, [], true]
      : ['/bin/sh', ['-c', `${editor} "$@"`, editor, path], false];
  // Nothing but the product goes to stdout, also from an editor.
  const child = spawn(command, args, { stdio: ['inherit', 2, 2], shell: isShell, signal });
  return new Promise((resolve, reject) => {
    const fail = (why: Told): void => reject(signal.aborted ? signal.reason : editorError(editor, why));
    child.once('error', error => fail(reasonOf(error)));
    child.once('close', (code, killer) => {
      if (code === 0 && !signal.aborted) resolve();
      else
        fail(
          killer === null
            ? phrase`it ended with exit code ${code ?? '?'}`
            : phrase`the signal ${killer} ended it`,
        );
    });
  });
}

function editorError(editor: string, why: Told): ToolError {
  return new ToolError({
    code: 'E_REVIEW_EDITOR',
    category: 'usage',
    what: phrase`the editor ${editor} did not end well`,
    why,
    kept: phrase`the item as it was`,
    next: phrase`correct $VISUAL or $EDITOR, or unset both to be asked line by line`,
  });
}
