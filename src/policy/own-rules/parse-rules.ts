// A file of own rules, of other settings and of other severities for the rules that there are.
import { isJsonObject } from '../../json/index.ts';
import { wholeOf } from '../facts/into-wholes.ts';
import type { PolicyOptions } from '../check.ts';
import { type Controls, type Rule, type Severity, severities } from '../rule.ts';
import { rules as given } from '../rules/index.ts';
import { type Condition, holds, problemOf } from './condition.ts';

/** What is wrong with the file; it follows its name. */
export class WrongRules extends Error {}

/** Suggests the word that was probably meant, as a sentence with a leading space. */
type Nearest = (word: string, known: readonly string[]) => string;

interface Read extends Required<Pick<PolicyOptions, 'settings' | 'severities'>> {
  readonly rules: readonly Rule[];
}

/** @throws WrongRules that names what is wrong */
export function parsePolicyRules(file: unknown, nearest: Nearest): Read {
  const check = (fine: boolean, problem: string) => {
    if (!fine) throw new WrongRules(problem);
  };
  const known = (where: string, word: string, words: readonly string[]) =>
    check(words.includes(word), `${where} has the unknown key "${word}".${nearest(word, words)}`);
  if (!isJsonObject(file)) throw new WrongRules('it must be an object');
  const { parameters = {}, severities: changed = {}, rules: own = [] } = file;
  for (const key of Object.keys(file)) known('it', key, ['$schema', 'parameters', 'severities', 'rules']);
  if (!isJsonObject(parameters) || !isJsonObject(changed))
    throw new WrongRules('"parameters" and "severities" must be objects');
  if (!Array.isArray(own)) throw new WrongRules('"rules" must be a list');
  const rules = own.map((rule: unknown, index) => {
    const problem = problemOfRule(rule, nearest);
    if (problem !== undefined || !isJsonObject(rule)) throw new WrongRules(`rule ${index + 1} ${problem}`);
    return ruleOf(rule);
  });
  const ids = [...given, ...rules].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  check(twice === undefined, `there are two rules "${twice}"`);
  for (const [rule, values] of Object.entries(parameters)) {
    known('"parameters"', rule, ids);
    const presets = given.find(({ id }) => id === rule)?.parameters ?? {};
    if (!isJsonObject(values)) throw new WrongRules(`"parameters" must have an object for ${rule}`);
    for (const [name, value] of Object.entries(values)) {
      known(`"parameters" of ${rule}`, name, Object.keys(presets));
      const isTexts = Array.isArray(presets[name]!.preset);
      const isFine = isTexts
        ? Array.isArray(value) && value.every((one) => typeof one === 'string')
        : Number.isInteger(value) && Number(value) >= 0;
      check(isFine, `${name} of ${rule} must be ${isTexts ? 'a list of texts' : 'a whole number'}`);
    }
  }
  for (const [rule, severity] of Object.entries(changed)) {
    known('"severities"', rule, ids);
    check(isSeverity(severity), `the severity of ${rule} must be one of ${severities.join(', ')}`);
  }
  return { rules, settings: parameters as Read['settings'], severities: changed as Read['severities'] };
}

const texts = ['id', 'title', 'type', 'explanation', 'fix', 'message'];
const needed = ['id', 'severity', 'title', 'type', 'expect'];
const keys = [...texts, 'severity', 'where', 'expect', 'controls'];
const frameworks = ['soc2', 'iso27001', 'nist80053'];

function problemOfRule(rule: unknown, nearest: Nearest): string | undefined {
  if (!isJsonObject(rule)) return 'must be an object';
  const strange = Object.keys(rule).find((key) => !keys.includes(key));
  if (strange !== undefined) return `has the unknown key "${strange}".${nearest(strange, keys)}`;
  const lacking = needed.find((key) => !(key in rule));
  if (lacking !== undefined) return `must have ${/^[aeiou]/.test(lacking) ? 'an' : 'a'} "${lacking}"`;
  const other = texts.find((key) => key in rule && (typeof rule[key] !== 'string' || rule[key] === ''));
  if (other !== undefined) return `must have a text as "${other}"`;
  if (!/^[a-z][a-z0-9-]*$/.test(String(rule.id))) return 'must have small letters, digits and - alone as "id"';
  if (!isSeverity(rule.severity)) return `must have one of ${severities.join(', ')} as "severity"`;
  const type = String(rule.type);
  if (!type.startsWith('unleash_')) return 'must have the type of a resource as "type", such as unleash_project';
  const whole = wholeOf(type);
  if (whole !== undefined) return `must have ${whole} as "type", which tells of each ${type} too`;
  for (const key of ['where', 'expect']) {
    const problem = key in rule ? problemOf(rule[key]) : undefined;
    if (problem !== undefined) return `${problem}, in "${key}"`;
  }
  const { controls = {} } = rule;
  const isIds = (ids: unknown) => Array.isArray(ids) && ids.every((id) => typeof id === 'string');
  if (
    !isJsonObject(controls) ||
    !Object.entries(controls).every(([key, ids]) => frameworks.includes(key) && isIds(ids))
  )
    return `must have lists of texts as "controls", by ${frameworks.join(', ')}`;
  return undefined;
}

function ruleOf(rule: { readonly [name: string]: unknown }): Rule {
  const text = (key: string) => (rule[key] === undefined ? undefined : String(rule[key]));
  const { where, expect } = rule as { readonly where?: Condition; readonly expect: Condition };
  const title = text('title')!;
  const controls: Controls = { soc2: [], iso27001: [], nist80053: [], ...(rule.controls as Partial<Controls>) };
  return {
    ...{ id: text('id')!, severity: rule.severity as Severity, title, controls, requires: null, parameters: {} },
    explanation: text('explanation') ?? `${title}.`,
    fix: text('fix') ?? `${title}.`,
    subjects: (facts) => facts.all(text('type')!),
    judge: (thing, facts) => {
      if (where !== undefined && !holds(where, thing, facts)) return undefined;
      return holds(expect, thing, facts) ? undefined : (text('message') ?? `It is not as the rule asks: ${title}.`);
    },
  };
}

const isSeverity = (value: unknown): value is Severity => severities.some((one) => one === value);
