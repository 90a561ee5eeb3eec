// Blocks as HCL text, laid out as `terraform fmt` would, so that a change of one value is a change of one line.
import { type Argument, type Arguments, type Block, Call, Expression, isList, isScalar } from './block.ts';
import { templateOf } from './templates.ts';

/** A block with its arguments, without a final line break. */
export function formatBlock({ header, body, blocks = [] }: Block, depth = 0): string {
  const indent = '  '.repeat(depth);
  const [keyword, ...labels] = header;
  const head = [keyword, ...labels.map((label) => JSON.stringify(label))].join(' ');
  const own = formatArguments(body, depth + 1);
  const inner = blocks.map((block) => formatBlock(block, depth + 1));
  const parts = [...(own.length > 0 ? [own.join('\n')] : []), ...inner];
  return parts.length === 0 ? `${indent}${head} {}` : `${indent}${head} {\n${parts.join('\n\n')}\n${indent}}`;
}

/** One argument a line; the equals signs of neighbours that fit on one line stand below each other. */
function formatArguments(body: Arguments, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const entries = Object.entries(body).map(([name, value]) => ({
    name: formatKey(name),
    text: formatValue(value, depth),
  }));
  return entries.map(({ name, text }, index) => {
    const width = Math.max(...neighbours(entries, index).map((entry) => entry.name.length));
    return `${indent}${name.padEnd(width)} = ${text}`;
  });
}

/** The run of one-line arguments around a place; one that spans lines ends the run and stands alone. */
function neighbours<Entry extends { text: string }>(entries: readonly Entry[], index: number): Entry[] {
  const spans = (entry: Entry | undefined) => entry === undefined || entry.text.includes('\n');
  if (spans(entries[index])) return [entries[index]!];
  let [first, last] = [index, index];
  while (!spans(entries[first - 1])) first -= 1;
  while (!spans(entries[last + 1])) last += 1;
  return entries.slice(first, last + 1);
}

/** Members stand on lines of their own however few they are: the next one changes no line but its own. */
export function formatValue(value: Argument, depth: number): string {
  if (value instanceof Expression) return value.text;
  if (value instanceof Call) return `${value.name}(${value.given.map((one) => formatValue(one, depth)).join(', ')})`;
  if (typeof value === 'string') return formatString(value);
  if (value === null || typeof value !== 'object') return String(value);
  const indent = '  '.repeat(depth);
  if (isList(value)) {
    const members = value.map((member) => `${indent}  ${formatMember(member, depth + 1)},\n`);
    return members.length === 0 ? '[]' : `[\n${members.join('')}${indent}]`;
  }
  const lines = formatArguments(value, depth + 1);
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}

/** An object of plain values is one line. */
function formatMember(value: Argument, depth: number): string {
  if (isScalar(value) || isList(value)) return formatValue(value, depth);
  const entries = Object.entries(value as Arguments);
  if (entries.length === 0 || !entries.every(([, one]) => isScalar(one))) return formatValue(value, depth);
  return `{ ${entries.map(([name, one]) => `${formatKey(name)} = ${formatValue(one, depth)}`).join(', ')} }`;
}

/** An object that begins with `for` would be an expression that makes one. */
const formatKey = (name: string) => (/^(?!for$)[A-Za-z_][\w-]*$/.test(name) ? name : formatString(name));

/** A quoted template in which nothing is interpolated. */
function formatString(text: string): string {
  const escaped = JSON.stringify(templateOf(text))
    // JSON knows two escapes that HCL does not.
    .replace(/\\(.)/g, (pair, letter: string) => (letter === 'b' ? '\\u0008' : letter === 'f' ? '\\u000c' : pair));
  return unseen(escaped);
}

/** What turns the direction of reading or cannot be seen, as escapes: whoever reviews the text sees what it says. */
export const unseen = (text: string) =>
  text.replace(
    /[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
