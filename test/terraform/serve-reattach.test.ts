/** The real terraform binary against a provider in this process. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Reattach, serveReattach } from '../../src/terraform/serve.ts';
import { createWorkspace, type Workspace } from '../../workshop/terraform.ts';
import { fixtureHandlers } from './fixture/handlers.ts';

const address = 'registry.terraform.io/acme/fixture';
const required = 'terraform {\n  required_providers {\n    fixture = { source = "acme/fixture" }\n  }\n}\n';

let things: string;
let provider: Reattach;
let workspace: Workspace;

beforeEach(async () => {
  things = mkdtempSync(join(tmpdir(), 'things-'));
  provider = await serveReattach({ handlers: fixtureHandlers({ dir: things }), address });
  workspace = createWorkspace({ files: { 'versions.tf': required }, env: provider.env });
});

afterEach(async () => {
  workspace.dispose();
  await provider.close();
  rmSync(things, { recursive: true });
});

describe('a resource', () => {
  test('is created, planned empty, updated, imported and destroyed', async () => {
    workspace.write('main.tf', 'resource "fixture_thing" "a" {\n  text = "one"\n}\n');
    expect((await workspace.plan()).code).toBe(2);
    await workspace.apply();
    expect(readdirSync(things)).toHaveLength(1);
    expect((await workspace.plan()).code).toBe(0);

    workspace.write('main.tf', 'resource "fixture_thing" "a" {\n  text = "two"\n}\n');
    expect((await workspace.apply()).stdout).toContain('1 changed');
    expect(readdirSync(things)).toHaveLength(1);

    const [id] = readdirSync(things);
    await workspace.run('state', 'rm', 'fixture_thing.a');
    await workspace.importResource('fixture_thing.a', id!);
    expect((await workspace.plan()).code).toBe(0);
    await expect(workspace.importResource('fixture_thing.a', 'nothing')).rejects.toThrow('There is no thing nothing.');

    await workspace.destroy();
    expect(readdirSync(things)).toEqual([]);
  });
});

const shapes: { readonly [name: string]: string } = {
  'a string': 'text = "plain ünïcode 🎈 \\"quoted\\" $${not} %%{a}"',
  'an empty string': 'text = ""',
  'a long string':
    'text = join("", [for i in range(1000) : "0123456789012345678901234567890123456789012345678901234567890123456789"])',
  'an integer': 'size = 5',
  'a negative integer': 'size = -5',
  zero: 'size = 0',
  'an exact fraction': 'size = 1.5',
  'a decimal fraction': 'size = 0.1',
  'a third': 'size = 1 / 3',
  'an integer beyond 2^53': 'size = 9007199254740993',
  'an integer beyond 2^63': 'size = 18446744073709551615',
  'a power of two beyond 2^63': 'size = 36893488147419103232',
  'a large number': 'size = 1e30',
  'a huge number': 'size = 1e400',
  'a tiny number': 'size = 1e-400',
  'a long fraction': 'size = 0.1000000000000000055511151231257827',
  true: 'on = true',
  false: 'on = false',
  'a list with null': 'strings = ["b", null, "a", "a"]',
  'an empty list': 'strings = []',
  'a set of numbers': 'numbers = [3, 1, 2, 0.1, 9007199254740993, 1e400]',
  'a map': 'labels = { "__proto__" = "a", "constructor" = "b", "" = "c", "a b" = null }',
  'an empty map': 'labels = {}',
  'an object': 'object = { inner = "x", numbers = [1, 0.1, null] }',
  'a tuple': 'pair = ["x", 0.1]',
  'a dynamic string': 'anything = "x"',
  'a dynamic number': 'anything = 0.1',
  'a dynamic tuple': 'anything = ["a", 1, true, null, [0.1]]',
  'a nested dynamic object': 'anything = { a = { b = [1, { c = "d" }] }, e = tomap({ "__proto__" = 1e400 }) }',
};

describe('every shape of value', () => {
  test('survives apply, plan, refresh and import without drift', async () => {
    const blocks = Object.values(shapes).map((line, index) => `resource "fixture_thing" "s${index}" {\n  ${line}\n}\n`);
    workspace.write('main.tf', blocks.join(''));
    await workspace.apply();
    const described = async (outcome: Promise<{ code: number | null; stdout: string; stderr: string }>) => {
      const { code, stdout, stderr } = await outcome;
      return code === 0 ? 'no changes' : stdout + stderr;
    };
    expect(await described(workspace.plan())).toBe('no changes');
    expect(await described(workspace.plan('-refresh-only'))).toBe('no changes');
  });
});
