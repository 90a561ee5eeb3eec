// Turns a block's body into a value of its type, as Terraform evaluates and converts expressions.
import type { CtyType, ObjectValue, Value } from '../protocol/index.ts';
import type { Block } from './configuration.ts';

/** Answers the object at an address; undefined while it is not known. */
export type Lookup = (address: string) => ObjectValue | undefined;

const wholeExpression = /^\$\{([^{}]+)\}$/;
/** What is written twice stands for itself: https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences */
const partOfTemplate = /(\$\$|%%)\{|\$\{((?:data\.)?[a-z]\w*_[\w.]+)\}/g;
const traversal = /^((?:data\.)?[a-z]\w*_\w+\.\w+)\.(\w+)$/;

export const evaluate = (type: CtyType, body: Block['body'], lookup: Lookup): ObjectValue =>
  convert(type, resolve(body, lookup)) as ObjectValue;

function resolve(json: unknown, lookup: Lookup): unknown {
  if (Array.isArray(json)) return json.map((member) => resolve(member, lookup));
  if (typeof json === 'object' && json !== null) {
    return Object.fromEntries(Object.entries(json).map(([name, member]) => [name, resolve(member, lookup)]));
  }
  if (typeof json !== 'string') return json;
  const [, expression] = wholeExpression.exec(json) ?? [];
  return expression === undefined ? interpolate(json, lookup) : follow(expression, lookup);
}

/** Text with references inside; not known as long as one of them is not. */
function interpolate(text: string, lookup: Lookup): string | undefined {
  let known = true;
  const filled = text.replace(partOfTemplate, (_, escaped: string | undefined, expression: string) => {
    if (escaped) return `${escaped[0]}{`;
    const value = follow(expression, lookup);
    known &&= value !== undefined;
    return String(value);
  });
  return known ? filled : undefined;
}

function follow(expression: string, lookup: Lookup): Value {
  // Every value is converted to the type of its attribute anyway.
  const [, inner = expression] = /^(?:tonumber|tostring)\((.+)\)$/.exec(expression) ?? [];
  const [, address, attribute] = traversal.exec(inner) ?? [];
  if (address === undefined || attribute === undefined) throw new Error(`cannot evaluate ${expression}`);
  return lookup(address)?.[attribute];
}

/** Terraform's automatic conversions, as far as text, numbers and truth values turn into each other. */
function convert(type: CtyType, value: unknown): Value {
  if (value === null || value === undefined) return value;
  if (type === 'string') return String(value);
  if (type === 'number') return typeof value === 'string' && value.trim() !== '' ? Number(value) : (value as number);
  if (type === 'bool') return value === 'true' ? true : value === 'false' ? false : (value as boolean);
  if (typeof type === 'string') throw new Error(`no conversion to ${type}`);
  const [kind, inner] = type;
  if (kind === 'object') {
    const given = value as { [name: string]: unknown };
    const extra = Object.keys(given).find((name) => !(name in inner));
    if (extra) throw new Error(`unsupported argument ${extra}`);
    return Object.fromEntries(
      Object.entries(inner).map(([name, one]) => [
        name,
        convert(one, given[name] ?? (name in given ? given[name] : null)),
      ]),
    );
  }
  if (kind === 'map') return new Map(Object.entries(value).map(([key, member]) => [key, convert(inner, member)]));
  if (kind === 'tuple') throw new Error('no conversion to a tuple');
  return (value as unknown[]).map((member) => convert(inner, member));
}
