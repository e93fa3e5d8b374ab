// How commander's pages of help look: its own words as phrases, and columns that stand in line in Chinese too.
import { Help, type Argument, type Command, type HelpConfiguration, type Option } from 'commander';
import { english, joined, phrase, type Told } from '../../lib/phrase.ts';
import type { CommandContext } from '../context.ts';
import { widthOf, wrapBy } from './wrap.ts';

/** commander's headings. */
const TITLES: Readonly<Record<string, Told>> = {
  'Usage:': phrase`Usage:`,
  'Arguments:': phrase`Arguments:`,
  'Options:': phrase`Options:`,
  'Commands:': phrase`Commands:`,
};

/** What commander asks for every page. `instead` may give another page for a command. */
export function helpFormat(
  { reporter: { speak }, language }: CommandContext,
  instead: (command: Command) => string | null,
): HelpConfiguration {
  // `this` of a method of commander's is the page's own helper.
  const usual = new Help();
  return {
    formatHelp: (command, helper) => {
      const page = instead(command) ?? Help.prototype.formatHelp.call(helper, command, helper);
      // A Chinese colon has its own room: no blank stands behind that of the first line.
      return page.replace(/^([^\n]{1,20}：) /, '$1');
    },
    styleTitle: title => speak(TITLES[title] ?? title),
    commandUsage: command => withWords(usual.commandUsage(command), speak),
    subcommandTerm: command => withWords(usual.subcommandTerm(command), speak),
    optionDescription: option => described(option, speak),
    argumentDescription: argument => described(argument, speak),
    // English is left to commander: nothing in it is wide.
    ...(language === 'en' ? {} : { displayWidth: widthOf, boxWrap: wrapLines }),
    // commander would leave a narrow column to the terminal, which breaks words.
    minWidthToWrap: 20,
  };
}

function withWords(usage: string, speak: (told: Told) => string): string {
  return usage
    .replace('[options]', () => speak(phrase`[options]`))
    .replace('[command]', () => speak(phrase`[command]`));
}

/** The description with choices, default and preset behind it. */
function described(item: Option | Argument, speak: (told: Told) => string): string {
  const { argChoices, description } = item;
  const extras = [
    ...(argChoices === undefined ? [] : [phrase`choices: ${joined(argChoices.map(quoted), ', ')}`]),
    ...(isDefaultShown(item) ? [phrase`default: ${quoted(item.defaultValue)}`] : []),
    ...('presetArg' in item && item.presetArg !== undefined && item.optional
      ? [phrase`preset: ${quoted(item.presetArg)}`]
      : []),
  ];
  if (extras.length === 0) return description;
  return speak(phrase`${description} (${joined(extras, '; ')})`);
}

/** The default of a flag without a value is for programmers. */
function isDefaultShown(item: Option | Argument): boolean {
  if (item.defaultValue === undefined) return false;
  return 'flags' in item ? item.required || item.optional : true;
}

function quoted(value: unknown): string {
  return JSON.stringify(value);
}

/** As commander's own: breaks that stand in the text are kept. */
function wrapLines(text: string, width: number): string {
  const lines = text.split('\n').flatMap(line => (line.trim() === '' ? [''] : wrapBy(line, width, widthOf)));
  return lines.join('\n');
}

/** Rows of two columns, the second one wrapped at the width of the page; below the first where that leaves no room. */
export function columns(
  rows: readonly (readonly [term: string, text: Told])[],
  {
    speak = english,
    width,
    page = pageWidth(),
  }: { speak?: (told: Told) => string; width: number; page?: number },
): string[] {
  const isNarrow = page - 2 - width < LEAST_COLUMN;
  const indent = isNarrow ? 4 : width;
  return rows.flatMap(([term, text]) => {
    const lines = wrapBy(speak(text), page - 2 - indent, widthOf);
    const isBeside = !isNarrow && widthOf(term) < width;
    const rest = lines.map((line, index) => {
      const before = index === 0 && isBeside ? term : '';
      return `  ${before}${' '.repeat(indent - widthOf(before))}${line}`;
    });
    return isBeside ? rest : [`  ${term}`, ...rest];
  });
}

/** Wide enough for everything, and narrow enough for most terminals. */
const PAGE_WIDTH = 80;
/** A column of less is no easier to read than lines that the terminal breaks. */
const LEAST_COLUMN = 24;

/** How wide our own pages may be: 80 cells, less on a narrow terminal. */
export function pageWidth(): number {
  const { isTTY, columns: cells } = process.stdout;
  return isTTY && cells > 0 ? Math.min(PAGE_WIDTH, cells) : PAGE_WIDTH;
}
