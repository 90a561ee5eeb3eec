// What the tests of the official provider's defects do over and over: write blocks, apply them, look at actions and errors.
import { expect } from 'vitest';
import type { Change, MiniCore } from '../../../src/terraform/testing/index.ts';

/** A resource block named x, without the prefix of its type. */
export const block = (type: string, body: string, name = 'x') => `resource "unleash_${type}" "${name}" {\n${body}\n}\n`;

export const errorsOf = (changes: readonly Change[]) =>
  changes.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error');

export const actionsOf = (changes: readonly Change[]) => changes.map(({ action }) => action);

/** Applies without errors, after which nothing is left to do; answers what was done to each block. */
export async function apply(core: MiniCore, hcl: string): Promise<Change['action'][]> {
  const changes = await core.apply(hcl);
  expect(errorsOf(changes)).toEqual([]);
  expect(actionsOf(await core.plan(hcl)).filter((action) => action !== 'no-op')).toEqual([]);
  return actionsOf(changes);
}

/** Attributes of the block named x. */
export const stateOf = (core: MiniCore, type: string) => core.state.get(`unleash_${type}.x`)!.value;
