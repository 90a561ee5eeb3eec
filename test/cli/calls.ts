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
  'events watch': ['events', 'watch', '--once', '--from', '2020-01-01'],
  export: ['export', '--out', join(folder, 'exported')],
  install: ['install', '--mirror', join(folder, 'mirror')],
  policy: ['policy'],
  review: ['review'],
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
  export: [
    ['export', '--out', join(folder, 'shop'), '--project', 'shop', '--format', 'json'],
    ['export', '--out', join(folder, 'modular'), '--modules'],
  ],
  policy: [['policy', '--plan', file('policy/plan.json'), '--waivers', file('policy/waivers.json')]],
  review: [['review', '--findings', '--domain', 'example.org', '--at', '2099-01-31', '--since', '0d']],
  'what-can': [['what-can', 'ann@example.com', '--without', 'Flag operator']],
  'who-can': [
    ['who-can', 'ADMIN'],
    ['who-can', 'UPDATE_PROJECT', '--project', 'shop', '--without', 'Owner'],
  ],
};

/** What the open-source edition cannot answer at all. */
export const paid = ['what-can', 'who-can'];
