// Values as TypeScript, a line for each member, so that a change of one value is a change of one line.
import { type Argument, type Arguments, Call, Expression, isGroup, isList, isScalar, Name } from './block.ts';
import { formatValue, unseen } from './hcl.ts';

export function formatLiteral(value: Argument, depth: number): string {
  if (value instanceof Name) return JSON.stringify(value.text);
  if (value instanceof Expression) return value.text;
  // Of functions only types are written, which are texts there.
  if (value instanceof Call) return formatText(formatValue(value, 0));
  if (typeof value === 'string') return formatText(value);
  if (isList(value))
    return enclose(
      '[]',
      depth,
      value.map((member) => formatMember(member, depth + 1)),
    );
  return isGroup(value) ? enclose('{}', depth, propertiesOf(value, depth + 1)) : String(value);
}

function enclose(brackets: '[]' | '{}', depth: number, members: readonly string[]): string {
  const indent = '  '.repeat(depth);
  if (members.length === 0) return brackets;
  return `${brackets[0]}\n${members.map((member) => `${indent}  ${member},\n`).join('')}${indent}${brackets[1]}`;
}

/** An object of plain values is one line. */
function formatMember(value: Argument, depth: number): string {
  const isPlain = isGroup(value) && Object.values(value).every(isScalar);
  const properties = isPlain ? propertiesOf(value, depth) : [];
  return properties.length > 0 ? `{ ${properties.join(', ')} }` : formatLiteral(value, depth);
}

const propertiesOf = (value: Arguments, depth: number) =>
  Object.entries(value).map(([name, one]) => `${formatKey(name)}: ${formatLiteral(one, depth)}`);

/** Without brackets, `__proto__` would be no property. */
function formatKey(name: string): string {
  if (name === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_]\w*$/.test(name) ? name : formatText(name);
}

export const formatText = (text: string): string => unseen(JSON.stringify(text));
