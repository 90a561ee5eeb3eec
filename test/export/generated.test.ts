// Law: what is exported of an instance, whatever it holds, plans imports alone, changes nothing, and is the same the next time.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { connect } from '../../provider/index.ts';
import { type Exported, exportInstance } from '../../src/export/index.ts';
import type { Change } from '../../src/terraform/testing/index.ts';
import { provider } from '../../workshop/catalog.ts';
import { pending } from '../support/laws/index.ts';
import { isFull, sized, spread } from '../support/size.ts';
import { type Generated, generateInstance } from './generated-instance.ts';
import { textIn } from './flattened.ts';
import { takeOver } from './take-over.ts';

const root = mkdtempSync(join(tmpdir(), 'export-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const seen: Exported[] = [];
const seenInModules: Exported[] = [];
const number = sized('EXPORT_SEEDS', { quick: 0, full: 200 });
/** In a quick run a few that together have everything that is hard. */
const seeds = number > 0 ? Array.from({ length: number }, (_, index) => index + 1) : [10, 14, 17, 18, 20];

const inModules = spread(
  seeds.filter((_, index) => index % 4 === 0),
  { quick: 2 },
);

/** Up to so many objects of each kind: mostly few, so that many instances can be looked at. */
const sizes = isFull ? { most: 8, some: 40 } : { most: 2, some: 8 };

const exportTo = (folder: string, { sandbox, api }: Generated, modules?: string) =>
  exportInstance(connect('0.1.0', api, sandbox.token), { folder, format: 'hcl', byIdentity: false, modules });

const named = ({ objects }: Exported) => objects.map(({ typeName, importId }) => `${typeName} ${importId}`).sort();

test.each(seeds)('of seed %i', async (seed) => {
  const generated = await generateInstance(seed, seed % 10 === 0 ? sizes.some : sizes.most);
  const { sandbox } = generated;
  try {
    const folder = join(root, String(seed));
    const exported = await exportTo(folder, generated);
    expect(exported.hidden).toEqual([]);
    seen.push(exported);
    const before = sandbox.snapshot();
    const taken = await takeOver(folder, sandbox);
    expect(taken.imported).toBe(exported.objects.length);
    expect(await taken.core.validate(taken.blocks)).toEqual([]);
    const plan = await taken.plan();
    expect(plan.length).toBe(taken.imported);
    expect(differences(plan)).toEqual([]);
    expect(differences(await taken.apply())).toEqual([]);
    expect(differences(await taken.plan())).toEqual([]);
    expect(sandbox.snapshot()).toEqual(before);
    expect(textIn(folder)).not.toContain('canary');
    const again = await exportTo(folder, generated);
    expect(new Set(again.files.map(({ status }) => status))).toEqual(new Set(['unchanged']));
    // Nothing of the earlier export is needed for it to be the same.
    const other = join(root, `${seed}-other`);
    await exportTo(other, generated);
    for (const file of readdirSync(other))
      expect(readFileSync(join(other, file), 'utf8')).toBe(readFileSync(join(folder, file), 'utf8'));
    if (inModules.includes(seed)) await expectTheSameInModules(exported, generated, join(root, `${seed}-modules`));
  } finally {
    await sandbox.stop();
  }
});

async function expectTheSameInModules(flat: Exported, generated: Generated, folder: string) {
  const exported = await exportTo(folder, generated, 'project.id');
  expect(named(exported)).toEqual(named(flat));
  seenInModules.push(exported);
  const taken = await takeOver(folder, generated.sandbox);
  expect(taken.imported).toBe(flat.objects.length);
  expect(await taken.core.validate(taken.blocks)).toEqual([]);
  expect(differences(await taken.plan())).toEqual([]);
  const again = await exportTo(folder, generated, 'project.id');
  expect(new Set(again.files.map(({ status }) => status))).toEqual(new Set(['unchanged']));
}

test('all of them together had everything that is hard', () => {
  const types = (all: readonly { readonly typeName: string }[]) => new Set(all.map(({ typeName }) => typeName));
  const written = provider().resources.filter(
    (one) => one.partOf === undefined && (one.list || one.identity.length === 0),
  );
  const declared = types(seen.flatMap(({ objects }) => objects));
  expect(written.map(({ name }) => `unleash_${name}`).filter((type) => !declared.has(type))).toEqual([]);
  const reasons = new Set(seen.flatMap(({ leftOut }) => leftOut.map(({ reason }) => reason.split(' ')[0])));
  // It comes with Unleash; Others have the same name; The identity provider keeps it in step; Nobody has a role there.
  for (const first of ['It', 'Others', 'The', 'Nobody']) expect(reasons).toContain(first);
  expect(seen.flatMap(({ dangling }) => dangling).length).toBeGreaterThan(0);
  expect(seen.flatMap(({ secrets }) => secrets).length).toBeGreaterThan(0);
  const inModules = seenInModules.flatMap(({ secrets }) =>
    secrets.filter(({ address }) => address.startsWith('module.')),
  );
  expect(inModules.length).toBeGreaterThan(0);
});

/** What is not to be: address, action, the attributes that differ, and what is said of it. */
const differences = (changes: readonly Change[]) =>
  pending(changes).map(({ address, action, prior, planned, diagnostics }) => ({
    ...{ address, action, diagnostics },
    attributes: Object.keys(prior ?? {})
      .filter((name) => JSON.stringify(prior?.[name]) !== JSON.stringify(planned?.[name]))
      .map((name) => [name, prior?.[name], planned?.[name]]),
  }));
