// How a person reads what an attribute was and what it is.
import type { Json } from '../../json/index.ts';

/** Texts without quotes; of two lists only what one of them lacks. */
export function showChange(before: Json, after: Json): { readonly before: string; readonly after: string } {
  if (!isList(before) || !isList(after)) return { before: show(before), after: show(after) };
  const [old, young] = [before.map(show), after.map(show)];
  const less = old.filter((member) => !young.includes(member)).map((member) => `-${member}`);
  const more = young.filter((member) => !old.includes(member)).map((member) => `+${member}`);
  if (less.length + more.length === 0) return { before: show(before), after: show(after) };
  return { before: less.join(' '), after: more.join(' ') };
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function show(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || isList(value)) return JSON.stringify(value);
  const said = Object.entries(value).filter(([, member]) => member !== null);
  return `{${said.map(([name, member]) => `${name}=${show(member)}`).join(' ')}}`;
}
