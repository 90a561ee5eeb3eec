// Values as HCL text, laid out as `terraform fmt` would.

/** A piece of HCL that is written as it stands, such as `var.secret`. */
export class Expression {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HclValue = null | boolean | number | bigint | string | Expression | readonly HclValue[] | HclObject;
export interface HclObject {
  readonly [name: string]: HclValue;
}

/** A block with its arguments, without a final line break. */
export function formatBlock(header: readonly string[], body: HclObject): string {
  const [keyword = '', ...labels] = header;
  const head = [keyword, ...labels.map((label) => JSON.stringify(label))].join(' ');
  const lines = formatArguments(body, 1);
  return lines.length === 0 ? `${head} {\n}` : `${head} {\n${lines.join('\n')}\n}`;
}

/** One argument a line; the equals signs of neighbours that fit on one line stand below each other. */
function formatArguments(body: HclObject, depth: number): string[] {
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

function formatValue(value: HclValue, depth: number): string {
  if (value instanceof Expression) return value.text;
  if (typeof value === 'string') return formatString(value);
  if (value === null || typeof value !== 'object') return String(value);
  const indent = '  '.repeat(depth);
  if (isList(value)) {
    if (value.length === 0) return '[]';
    const members = value.map((member) => formatValue(member, depth + 1));
    const line = `[${members.join(', ')}]`;
    if (!value.some((member) => typeof member === 'object') && line.length <= 100) return line;
    return `[\n${members.map((member) => `${indent}  ${member},`).join('\n')}\n${indent}]`;
  }
  const lines = formatArguments(value as HclObject, depth + 1);
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}

const isList = (value: HclValue): value is readonly HclValue[] => Array.isArray(value);
const formatKey = (name: string) => (/^[A-Za-z_][\w-]*$/.test(name) ? name : formatString(name));

/** A quoted template in which nothing is interpolated. */
function formatString(text: string): string {
  const escaped = JSON.stringify(text)
    .replaceAll('${', '$${')
    .replaceAll('%{', '%%{')
    // JSON knows two escapes that HCL does not.
    .replace(/\\([bf])/g, (_, letter: string) => (letter === 'b' ? '\\u0008' : '\\u000c'));
  return escaped;
}
