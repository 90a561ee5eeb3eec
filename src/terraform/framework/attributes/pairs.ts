// What a configuration, a plan and a write make of a secret that may be given in two ways: see `writeOnlyPair`.
import { type ObjectValue, sameValue, type Value } from '../../protocol/index.ts';
import type { Report } from '../report.ts';
import type { AnyAttribute, Attributes } from './attribute.ts';
import type { Pair } from './facts.ts';

/**
 * Reports what is wrong with the ways in which secrets are given.
 * @param isAllowed whether this Terraform has attributes that are only written
 */
export function validateWriteOnly(
  attributes: Attributes,
  config: ObjectValue,
  isAllowed: boolean,
  report: Report,
): void {
  for (const [name, { facts }] of Object.entries(attributes)) {
    if (facts.writeOnly && config[name] !== null && !isAllowed) {
      report.error(
        `${name} needs a newer Terraform`,
        `Only Terraform 1.11, OpenTofu 1.11 and what is newer pass on values that are never kept, as ${name} is. Run a newer version, or leave ${name} out.`,
        [{ attribute: name }],
      );
    }
    if (facts.pair) validatePair(name, facts.pair, config, isAllowed, report);
  }
}

function validatePair(name: string, pair: Pair, config: ObjectValue, isAllowed: boolean, report: Report): void {
  const { written, version, isRequired, isShared } = pair;
  const [kept, unkept, count] = [config[name], config[written], config[version]];
  if (isRequired && kept === null && unkept === null)
    report.error(`Missing ${name}`, `Set ${name}, or ${written} with ${version}.`, [{ attribute: name }]);
  else if (unkept === null && count !== null && count !== undefined)
    report.warning(
      `${version} without ${written}`,
      `A new ${version} sends ${written}, and there is none. Set ${written}, or leave ${version} out.`,
      [{ attribute: version }],
    );
  if (unkept !== null && count === null)
    report.error(
      `Missing ${version}`,
      `Terraform cannot see changes of ${written}. Set ${version} = 1, and change it whenever ${written} changes.`,
      [{ attribute: version }],
    );
  if (isShared || kept === null || kept === undefined || unkept === undefined) return;
  if (unkept !== null)
    report.error(`Conflicting ${name} and ${written}`, 'They are the same secret. Keep one of them.', [
      { attribute: written },
    ]);
  else if (isAllowed && kept !== '')
    report.warning(
      `${name} is kept in state`,
      `Whoever can read the state can read it. Set ${written} and ${version} instead: Terraform keeps ${written} nowhere.`,
      [{ attribute: name }],
    );
}

/** Whether the configuration keeps a secret out of state; undefined while that is not known. */
export function isKeptOut(attribute: AnyAttribute, name: string, model: ObjectValue): boolean | undefined {
  const { pair } = attribute.facts;
  if (!pair || pair.isShared || !attribute.isAbsent(model[name])) return false;
  const version = model[pair.version];
  return version === undefined ? undefined : version !== null;
}

/** What a write is to send of a secret that is kept out of state: itself where its version is new, and else nothing. */
export function secretToSend({ written, version }: Pair, config: ObjectValue, prior: ObjectValue | null): Value {
  return prior && sameValue('number', prior[version], config[version]) ? null : (config[written] ?? null);
}

/** The attribute in which the configuration gives what a write sends as `name`. */
export function givenAs(attributes: Attributes, name: string, config: ObjectValue): string {
  const pair = Object.hasOwn(attributes, name) ? attributes[name]!.facts.pair : undefined;
  return pair && config[name] === null && config[pair.written] !== null ? pair.written : name;
}
