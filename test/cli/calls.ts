// How the laws of commands call each of them.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What they write goes there; whoever calls them removes it. */
export const folder = mkdtempSync(join(tmpdir(), 'every-command-'));

const file = (name: string) => fileURLToPath(new URL(`../../examples/commands/${name}`, import.meta.url));
const state = ['--state', file('terraform.tfstate')];

/** How each command is called so that it has something to say. */
export const calls: { readonly [name: string]: readonly string[] } = {
  adopt: ['adopt', '--all-unmanaged', '--dry-run', '--dir', folder, ...state],
  doctor: ['doctor'],
  drift: ['drift', ...state],
  'events search': ['events'],
  export: ['export', '--out', join(folder, 'exported')],
  policy: ['policy'],
  sandbox: ['sandbox', '--port', '0', '--token', '*:*.own-secret'],
  'what-can': ['what-can', 'bob@example.com'],
  'who-can': ['who-can', 'UPDATE_FEATURE_ENVIRONMENT', '--only', 'ann@example.com'],
};

/** Other ways to call it, whose answers have another shape. */
export const otherCalls: { readonly [name: string]: readonly (readonly string[])[] } = {
  drift: [['drift', ...state, '--ignore', file('drift-ignore.json'), '--since', '2027-01-01']],
  'events search': [
    ['events', 'search', '--type', 'rol-updated'],
    ['events', '--limit', '1'],
  ],
  export: [['export', '--out', join(folder, 'shop'), '--project', 'shop', '--format', 'json']],
  policy: [
    [
      'policy',
      '--plan',
      file('policy/plan.json'),
      '--waivers',
      file('policy/waivers.json'),
      '--rules',
      file('policy/rules.json'),
    ],
  ],
  'what-can': [['what-can', 'ann@example.com', '--without', 'Flag operator']],
  'who-can': [
    ['who-can', 'ADMIN'],
    ['who-can', 'UPDATE_PROJECT', '--project', 'shop', '--without', 'Owner'],
  ],
};

/** Files that commands read, by the names of their schemas. */
export const filesRead: { readonly [schema: string]: string } = {
  'policy-rules': file('policy/rules.json'),
  'policy-waivers': file('policy/waivers.json'),
};

/** What the open-source edition cannot answer at all. */
export const paid = ['what-can', 'who-can'];
