// Changes of one line: an argument set or taken away, a member of a list taken out or put in. All else stays as it was written.
import type { Argument, Body, Span, Value } from './scan.ts';

export const argumentOf = ({ arguments: all }: { readonly arguments: readonly Argument[] | null }, name: string) =>
  all?.find((one) => one.name === name)?.value;

export const at = (text: string, { from, to }: Span): string => text.slice(from, to);

const replace = (text: string, { from, to }: Span, by: string) => text.slice(0, from) + by + text.slice(to);

export const setValue = (text: string, value: Value, by: string): string => replace(text, value, by);

export const removeArgument = (text: string, argument: Argument): string =>
  replace(text, wholeLines(text, argument), '');

/** @param list one that is written out */
export function removeMember(text: string, list: Value, member: Value): string {
  const members = list.members ?? [];
  if (members.length === 1) return replace(text, list, '[]');
  const after = /^\s*,/.exec(text.slice(member.to))?.[0].length ?? 0;
  const withComma = { from: member.from, to: member.to + after };
  const lines = wholeLines(text, withComma);
  if (lines.from < withComma.from || text[lines.to - 1] === '\n') return replace(text, lines, '');
  const isLast = members.at(-1) === member;
  const before = isLast ? (/,\s*$/.exec(text.slice(0, member.from))?.[0].length ?? 0) : 0;
  const space = isLast ? 0 : (/^[ \t]*/.exec(text.slice(withComma.to))?.[0].length ?? 0);
  return replace(text, { from: member.from - before, to: withComma.to + space }, '');
}

/** @param member one line or several, not indented @param list one that is written out */
export function addMember(text: string, list: Value, member: string): string {
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', list.from) + 1))![0];
  const inner = `${indent}  `;
  const lines = member.replaceAll('\n', `\n${inner}`);
  const last = list.members?.at(-1);
  if (last === undefined) return replace(text, list, `[\n${inner}${lines},\n${indent}]`);
  if (!at(text, list).includes('\n')) return replace(text, { from: last.to, to: last.to }, `, ${member}`);
  return replace(text, { from: last.to, to: last.to + (text[last.to] === ',' ? 1 : 0) }, `,\n${inner}${lines},`);
}

/** The lines that hold nothing else, with their last line break; just the span where something else is on them. */
function wholeLines(text: string, { from, to }: Span): Span {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  const isAlone = text.slice(start, from).trim() === '' && end >= 0 && text.slice(to, end).trim() === '';
  return isAlone ? { from: start, to: end + 1 } : { from, to };
}

/** Equals signs of neighbours that fit on one line stand below each other, as `terraform fmt` has them. */
export function align(text: string, body: Body): string {
  const runs = bodiesIn(body).flatMap((all) => runsOf(text, all));
  const gaps = runs.flatMap((run) => {
    const width = Math.max(...run.map(({ name }) => name.length));
    return run.map(({ name, from, to }) => ({ from, to, by: `${' '.repeat(width - name.length)} = ` }));
  });
  return gaps.sort((a, b) => b.from - a.from).reduce((done, { by, ...gap }) => replace(done, gap, by), text);
}

function bodiesIn({ arguments: all, blocks }: Body): (readonly Argument[])[] {
  const inValue = (value: Value): (readonly Argument[])[] => [
    ...(value.arguments ? bodiesIn({ arguments: value.arguments, blocks: [] }) : []),
    ...(value.members ?? []).flatMap(inValue),
  ];
  return [all, ...all.flatMap(({ value }) => inValue(value)), ...blocks.flatMap(bodiesIn)];
}

/** A name with the gap up to its value. */
interface Named extends Span {
  readonly name: string;
}

/** Runs of arguments on neighbouring lines, each alone on its one. */
function runsOf(text: string, all: readonly Argument[]): Named[][] {
  const lineOf = (place: number) => text.slice(0, place).split('\n').length;
  const runs: { line: number; run: Named[] }[] = [];
  for (const { from, value } of all) {
    const name = at(text, { from, to: value.from }).replace(/\s*[=:]\s*$/, '');
    const isAlone = text.slice(text.lastIndexOf('\n', from) + 1, from).trim() === '';
    if (!isAlone) continue;
    const [line, isLong] = [lineOf(from), at(text, value).includes('\n')];
    const named = { name, from: from + name.length, to: value.from };
    const current = runs.at(-1);
    if (current && current.line === line - 1 && !isLong) {
      current.run.push(named);
      current.line = line;
    } else runs.push({ line: isLong ? Number.NaN : line, run: [named] });
  }
  return runs.map(({ run }) => run);
}
