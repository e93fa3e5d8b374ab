// The texts in src, as its syntax trees have them: the templates of phrases, and the strings that people would be told
// in one language only.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

export interface SourceText {
  readonly text: string;
  /** `store/lane.ts:37` */
  readonly at: string;
}

export interface SourceTexts {
  /** Templates of phrases, as the catalogue has them. */
  readonly templates: readonly SourceText[];
  /** What stands between the phrases that `joined` puts together. */
  readonly separators: readonly SourceText[];
  /** Strings and plain templates with a blank in them that are told to people. */
  readonly untold: readonly SourceText[];
}

/** Names of properties, and of the constants that are made for them, whose value a person reads. */
const READ_NAMES = new Set(['what', 'why', 'next', 'kept', 'seen', 'reason', 'finds']);
/** Functions and methods whose first argument a person reads. */
const TELLERS = new Set(['log', 'detail', 'say', 'alarm', 'progress', 'onWait']);

/** Attributes of the page's elements that a person reads or hears. */
const READ_ATTRIBUTES = new Set(['title', 'aria-label', 'placeholder', 'alt', 'label', 'told', 'hint']);

/** Everything in the files of src, or in those of one text. */
export function textsOf(files = sourceFiles()): SourceTexts {
  const found = { templates: [], separators: [], untold: [] } satisfies Record<string, SourceText[]>;
  for (const [path, text] of files) look(path, text, found);
  return found;
}

function sourceFiles(): [string, string][] {
  const paths = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(path => /\.tsx?$/.test(path));
  return paths.map(path => [relative(SRC, join(SRC, path)), readFileSync(join(SRC, path), 'utf8')]);
}

type Lists = Record<keyof SourceTexts, SourceText[]>;

function look(path: string, text: string, found: Lists): void {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const add = (list: keyof SourceTexts, node: ts.Node, words: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found[list].push({ text: words, at: `${path}:${line + 1}` });
  };
  // Other modules have a `joined` of their own.
  const isOurs = file.statements.some(node => ts.isImportDeclaration(node) && isOfPhrases(node));
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && (isNamed(node.tag, 'phrase') || isNamed(node.tag, 't')))
      add('templates', node, templateOf(node.template));
    if (isOurs && ts.isCallExpression(node) && isNamed(node.expression, 'joined')) {
      const between = node.arguments[1];
      add('separators', node, between !== undefined && ts.isStringLiteral(between) ? between.text : '?');
    }
    for (const told of toldBy(node)) for (const plain of plainIn(told)) add('untold', plain, wordsOf(plain));
    for (const drawn of drawnBy(node))
      add('untold', drawn, ts.isJsxText(drawn) ? drawn.text.trim() : wordsOf(drawn));
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function isOfPhrases({ moduleSpecifier }: ts.ImportDeclaration): boolean {
  return ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.endsWith('/phrase.ts');
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** `${a} is not ${b}` → `{0} is not {1}`, with escapes resolved as the program sees them. */
function templateOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const parts = template.templateSpans.map(({ literal }, index) => `{${index}}${literal.text}`);
  return template.head.text + parts.join('');
}

/** The expressions at this node whose value is told to a person. */
function toldBy(node: ts.Node): readonly ts.Expression[] {
  if (ts.isPropertyAssignment(node) && isRead(node.name)) return [node.initializer];
  if (ts.isVariableDeclaration(node) && node.initializer !== undefined && isRead(node.name))
    return [node.initializer];
  if (!ts.isCallExpression(node)) return [];
  const { expression } = node;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  const [first] = node.arguments;
  if (first === undefined || !ts.isIdentifier(name) || !TELLERS.has(name.text)) return [];
  if (!ts.isObjectLiteralExpression(first)) return [first];
  // progress({ paper, stage, words: … })
  return first.properties.flatMap(property =>
    ts.isPropertyAssignment(property) && isNamed(property.name, 'words') ? [property.initializer] : [],
  );
}

/** Texts in an element of the page, or in an attribute that is read: one word is enough. */
function drawnBy(node: ts.Node): readonly (ts.JsxText | PlainText)[] {
  if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
    return node.children.flatMap((child): readonly (ts.JsxText | PlainText)[] => {
      if (ts.isJsxText(child)) return WORD.test(child.text) ? [child] : [];
      return ts.isJsxExpression(child) ? wordsIn(child.expression) : [];
    });
  }
  if (!ts.isJsxAttribute(node) || !ts.isIdentifier(node.name) || !READ_ATTRIBUTES.has(node.name.text))
    return [];
  const { initializer } = node;
  if (initializer === undefined) return [];
  return wordsIn(ts.isJsxExpression(initializer) ? initializer.expression : initializer);
}

const WORD = /\p{L}{2}/u;
const CHOICES = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** The plain texts with a word in them that the expression can come to. */
function wordsIn(node: ts.Expression | undefined): readonly PlainText[] {
  if (node === undefined) return [];
  if (ts.isParenthesizedExpression(node)) return wordsIn(node.expression);
  if (ts.isConditionalExpression(node)) return [...wordsIn(node.whenTrue), ...wordsIn(node.whenFalse)];
  if (ts.isBinaryExpression(node))
    return CHOICES.has(node.operatorToken.kind) ? [...wordsIn(node.left), ...wordsIn(node.right)] : [];
  const isPlain = ts.isStringLiteral(node) || ts.isTemplateLiteral(node);
  return isPlain && WORD.test(wordsOf(node).replace(/\{\d{1,2}\}/g, '')) ? [node] : [];
}

function isRead(name: ts.Node): boolean {
  return ts.isIdentifier(name) && READ_NAMES.has(name.text);
}

type PlainText = ts.StringLiteral | ts.TemplateLiteral;

/** The plain texts with a blank in them that the expression can come to. */
function plainIn(node: ts.Expression): readonly PlainText[] {
  if (ts.isParenthesizedExpression(node)) return plainIn(node.expression);
  if (ts.isConditionalExpression(node)) return [...plainIn(node.whenTrue), ...plainIn(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...plainIn(node.left), ...plainIn(node.right)];
  const isPlain = ts.isStringLiteral(node) || ts.isTemplateLiteral(node);
  return isPlain && wordsOf(node).includes(' ') ? [node] : [];
}

function wordsOf(node: PlainText): string {
  return ts.isStringLiteral(node) ? node.text : templateOf(node);
}
