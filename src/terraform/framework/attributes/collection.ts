// Kinds that hold several values of one kind: list, set and map.
import { type AttributePath, type PathStep, sameValue, type Value } from '../../protocol/index.ts';
import type { Report } from '../report.ts';
import type { Kind } from './attribute.ts';
import { refuseNullElement } from './null-values.ts';

export const listOf = (element: Kind): Kind => sequence('list', element, (_, index) => ({ index }));
export const setOf = (element: Kind): Kind => sequence('set', element, (member) => ({ element: member }));

export function mapOf(element: Kind): Kind {
  const type = ['map', element.type] as const;
  const each = (value: Value, visit: (member: Value, key: string) => Value): Value =>
    value instanceof Map ? new Map([...value].map(([key, member]) => [key, visit(member, key)])) : value;
  return {
    label: `Map of ${element.label}`,
    type,
    decode: (value, path, report) =>
      each(value, (member, key) => decodeMember(element, member, [...path, { key }], report)),
    validate: (model, path, report) => {
      each(model, (member, key) => checkMember(element, member, [...path, { key }], report));
    },
    plan: (config) => config,
    same: (a, b) => sameValue(type, a, b),
    settle: (observed) => observed,
  };
}

function sequence(nesting: 'list' | 'set', element: Kind, step: (member: Value, index: number) => PathStep): Kind {
  const type = [nesting, element.type] as const;
  const each = (value: Value, visit: (member: Value, step: PathStep) => Value): Value =>
    Array.isArray(value) ? value.map((member: Value, index) => visit(member, step(member, index))) : value;
  return {
    label: `${nesting === 'list' ? 'List' : 'Set'} of ${element.label}`,
    type,
    decode: (value, path, report) => each(value, (member, at) => decodeMember(element, member, [...path, at], report)),
    validate: (model, path, report) => {
      each(model, (member, at) => checkMember(element, member, [...path, at], report));
    },
    plan: (config) => config,
    same: (a, b) => sameValue(type, a, b),
    settle: (observed) => observed,
  };
}

function decodeMember(element: Kind, member: Value, path: AttributePath, report: Report): Value {
  return member === null ? refuseNullElement(path, report) : element.decode(member, path, report);
}

function checkMember(element: Kind, member: Value, path: AttributePath, report: Report): Value {
  if (member !== undefined) element.validate(member, path, report);
  return member;
}
