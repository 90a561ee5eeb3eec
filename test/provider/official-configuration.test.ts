// A configuration that was written for the official provider works unchanged: validated, planned, applied, and at rest.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import official from '../golden/official-schema-3.4.3.json' with { type: 'json' };
import { startWorld } from '../../workshop/catalog.ts';
import { parseConfiguration } from '../../src/terraform/testing/index.ts';

const hcl = readFileSync(new URL('official-configuration.tf', import.meta.url), 'utf8');
const isError = ({ severity }: { severity: string }) => severity === 'error';

test('it has each resource and data source of the official provider, with all that can be set', async () => {
  const blocks = await parseConfiguration(hcl);
  const { resources, dataSources } = official as unknown as {
    [kind: string]: { [type: string]: { [name: string]: { required: boolean; optional: boolean } } };
  };
  for (const [mode, types] of [
    ['resource', resources],
    ['data', dataSources],
  ] as const) {
    for (const [type, attributes] of Object.entries(types ?? {})) {
      const given = blocks
        .filter((block) => block.mode === mode && block.type === type)
        .flatMap(({ body }) => Object.keys(body));
      const settable = Object.entries(attributes).filter(
        ([, { required, optional }]) => required || (optional && mode === 'resource'),
      );
      expect([mode, type, given]).toEqual([mode, type, expect.arrayContaining(settable.map(([name]) => name))]);
    }
  }
});

test('it validates, plans, applies and is at rest, also after a reload of state, and goes again', async () => {
  await using world = await startWorld();
  const { core } = world;
  expect((await core.validate(hcl)).filter(isError)).toEqual([]);
  const planned = await core.plan(hcl);
  expect(planned.flatMap(({ diagnostics }) => diagnostics).filter(isError)).toEqual([]);
  expect(new Set(planned.map(({ action }) => action))).toEqual(new Set(['create']));

  const applied = await core.apply(hcl);
  expect(applied.flatMap(({ diagnostics }) => diagnostics).filter(isError)).toEqual([]);
  await core.reload();
  const again = await core.plan(hcl);
  expect(again.filter(({ action }) => action !== 'no-op').map(({ address }) => address)).toEqual([]);

  const gone = await core.destroy();
  expect(gone.flatMap(({ diagnostics }) => diagnostics).filter(isError)).toEqual([]);
  expect(core.state.size).toBe(0);
});
