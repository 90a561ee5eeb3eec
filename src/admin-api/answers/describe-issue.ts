// Say where an answer differs from its schema, without repeating any value of it.
import type { $ZodIssue } from 'zod/v4/core';

/** Such as `roles[2].name is a number where text is expected`. */
export function describeIssue(issue: $ZodIssue, json: unknown): string {
  const place = issue.path.length === 0 ? 'it' : describePath(issue.path);
  const expected = issue.code === 'invalid_type' ? describeType(issue.expected) : 'something else';
  return `${place} is ${describeValue(valueAt(json, issue.path))} where ${expected} is expected`;
}

function describePath(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => Object(value)[step], json);
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  return describeType(Array.isArray(value) ? 'array' : typeof value);
}

function describeType(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
  };
  return names[type] ?? type;
}
