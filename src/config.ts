// Flags + environment + files → one frozen, validated Config that remembers where each value came from.
// The only reader of process.env. Precedence: flag > environment > .env > project file > user file > default.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { languageIn } from './config/language.ts';
import { checkedFile, fromEnvironment, otherNames } from './config/layers.ts';
import { sift } from './config/travelled.ts';
import { configOf, type Config, type Setting } from './config/values.ts';
import type { Language } from './ui/language.ts';
import { readConfigFiles, readDotEnv, type FoundSettings } from './store/config-files.ts';

export type { Config } from './config/values.ts';

/** Flags by setting; undefined where the flag was not given. */
export type Flags = Readonly<Partial<Record<Setting, unknown>>>;

/** Builds the configuration for a run in `cwd`. Throws UsageError naming the value and where it came from. */
export async function loadConfig(flags: Flags, cwd: string = process.cwd()): Promise<Config> {
  const { env, userFolder, folders } = places();
  const files = await readConfigFiles(cwd, userFolder);
  const shell = fromEnvironment(env, null);
  const dotEnv = (await readDotEnv(cwd)).flatMap(({ origin, values }) => fromEnvironment(values, origin));
  const nearer = [...flagLayers(flags), ...shell];
  const { kept, refused } = await sift(nearer, dotEnv, cwd);
  const layers = [...nearer, ...kept, ...files.map(file => checkedFile(file)), folders];
  return configOf(layers, { notes: otherNames([...shell, ...kept]), refused });
}

/** Flags as they are told: a layer for each. */
export function flagLayers(flags: Flags): FoundSettings[] {
  return Object.entries(flags).map(([key, value]) => ({ origin: flagName(key), values: { [key]: value } }));
}

/** Before a run goes online or loads a model file: throws what was refused of the settings. */
export function assertNothingRefused({ refused }: Config): void {
  if (refused !== null) throw refused;
}

interface Places {
  readonly env: NodeJS.ProcessEnv;
  /** Of the user's own configuration. */
  readonly userFolder: string;
  /** The folders that hold where none is set. */
  readonly folders: FoundSettings;
  /** Where model files are fetched from: HF_ENDPOINT, as the tools of Hugging Face know it, or its own host. */
  readonly modelHost: string;
}

/** The environment, and where things are in it. */
export function places(): Places {
  const env = process.env;
  const home = homedir();
  const userFolder =
    env['SUMMARIZE_CONFIG_DIR'] || join(xdg(env['XDG_CONFIG_HOME'], join(home, '.config')), 'summarize');
  const values = {
    cacheDir: join(xdg(env['XDG_CACHE_HOME'], join(home, '.cache')), 'summarize'),
    dataDir: join(xdg(env['XDG_DATA_HOME'], join(home, '.local', 'share')), 'summarize'),
    stateDir: join(xdg(env['XDG_STATE_HOME'], join(home, '.local', 'state')), 'summarize'),
  };
  const modelHost = env['HF_ENDPOINT'] || 'https://huggingface.co';
  return { env, userFolder, folders: { origin: 'default', values }, modelHost };
}

/** An empty or relative XDG folder counts as not set (https://specifications.freedesktop.org/basedir-spec). */
function xdg(folder: string | undefined, otherwise: string): string {
  return folder !== undefined && isAbsolute(folder) ? folder : otherwise;
}

/** True when there is somebody to ask: a key for api.openai.com, or any other host. */
export function hasModel(config: Config): boolean {
  return config.apiKey !== '' || new URL(config.baseUrl).hostname !== 'api.openai.com';
}

/** As languageIn (config/language.ts), for this process. */
export function languageOf(argv: readonly string[]): { language: Language; args: readonly string[] } {
  return languageIn(argv, process.env);
}

/** True when nothing on the screen should be overwritten: TERM=dumb, or a CI log. */
export function isDumbTerminal(): boolean {
  return process.env['TERM'] === 'dumb' || process.env['CI'] !== undefined;
}

/** What a program needs of the environment to show a person a window. */
export function windowVariables(): Record<string, string> {
  const names = ['PATH', 'BROWSER', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS', 'WSL_DISTRO_NAME', 'SSH_CONNECTION', 'TERM', 'LANG', 'SystemRoot']; // prettier-ignore
  return Object.fromEntries(
    names.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** Where a person can be shown a page: the browser that they want (BROWSER), and whether a window opens where they sit. */
export function windows(): { readonly browser: string | null; readonly canOpen: boolean } {
  const { BROWSER, DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME, SSH_CONNECTION } = process.env;
  const hasScreen =
    process.platform !== 'linux' || [DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME].some(name => Boolean(name));
  return { browser: BROWSER || null, canOpen: hasScreen && !SSH_CONNECTION };
}

/**
 * What the person edits texts with: $VISUAL, which needs a whole terminal, then $EDITOR; null when neither is set. It is
 * a command with its arguments (`code --wait`), as a shell reads it.
 */
export function editorOf(): string | null {
  const { VISUAL, EDITOR } = process.env;
  const editors = isDumbTerminal() ? [EDITOR] : [VISUAL, EDITOR];
  return editors.find(editor => editor !== undefined && editor.trim() !== '') ?? null;
}

/** Terminals that are known to show links (OSC 8), by the variable that each sets. */
const LINKING: readonly (readonly [string, RegExp])[] = [
  ['TERM_PROGRAM', /^(?:iTerm\.app|WezTerm|vscode|ghostty|rio|Hyper)$/],
  ['TERM', /^(?:xterm-kitty|xterm-ghostty|alacritty|foot(?:-extra)?|contour)$/],
  ['VTE_VERSION', /^[5-9]\d{3}$/],
  ['WT_SESSION', /./],
];

/** True where an address can stand behind a text. FORCE_HYPERLINK decides; inside tmux and screen nobody can know. */
export function hasLinks(): boolean {
  const { env } = process;
  const forced = env['FORCE_HYPERLINK'] ?? '';
  if (forced !== '') return forced !== '0';
  const isInside = /^(?:tmux|screen)/.test(env['TERM'] ?? '') || [env['TMUX'], env['STY']].some(Boolean);
  return !isDumbTerminal() && !isInside && LINKING.some(([name, known]) => known.test(env[name] ?? ''));
}

/** True for colours on this stream: NO_COLOR, FORCE_COLOR, TERM=dumb and pipes are heeded by Node itself. */
export function isColourWanted(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && stream.hasColors(process.env);
}

/** `baseUrl` → `--base-url`. */
function flagName(setting: string): string {
  return `--${setting.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
