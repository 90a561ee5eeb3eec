// A value converted to the type of a variable: what is not given gets the default that `optional` has for it.
import { parse } from '@cdktf/hcl2json';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export async function settled(type: string, value: Json): Promise<Json> {
  const [, kind, inner = ''] = /^(object|set|list|map)\((.*)\)$/s.exec(type.trim()) ?? [];
  if (kind === undefined || value === null) return value;
  if (kind !== 'object') {
    if (Array.isArray(value)) return Promise.all(value.map((member) => settled(inner, member)));
    const members = Object.entries(value).map(async ([key, one]) => [key, await settled(inner, one)] as const);
    return Object.fromEntries(await Promise.all(members));
  }
  const declared = membersOf(inner);
  const unknown = Object.keys(value).filter((name) => !declared.has(name));
  // Terraform drops it without a word, so nothing that an export says may be so.
  if (unknown.length > 0) throw new Error(`the type has no ${unknown.join()}`);
  const given = value as { readonly [name: string]: Json };
  const members = [...declared].map(async ([name, own]) => {
    const [, optional] = /^optional\((.*)\)$/s.exec(own) ?? [];
    if (optional === undefined && !(name in given)) throw new Error(`the call does not say ${name}`);
    const [type = '', byDefault] = optional === undefined ? [own] : splitAt(',', optional);
    return [
      name,
      await settled(type, given[name] ?? (byDefault === undefined ? null : await literal(byDefault))),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(members));
}

/** Types by name, of `{ a = string, … }` with a line for each. */
const membersOf = (braces: string) =>
  new Map(
    splitAt('\n', braces.trim().slice(1, -1))
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const [name = '', ...rest] = line.split('=');
        return [name.trim(), rest.join('=').trim()] as const;
      }),
  );

/** The parts between separators that stand in no brackets and in no text. */
function splitAt(separator: string, text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|./gs)) {
    if ('([{'.includes(token)) depth += 1;
    if (')]}'.includes(token)) depth -= 1;
    if (token === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

async function literal(text: string): Promise<Json> {
  const { locals } = (await parse('literal.tf', `locals {\n  value = ${text}\n}`)) as {
    readonly locals: readonly [{ readonly value: Json }];
  };
  return locals[0].value;
}
