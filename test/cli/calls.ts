// How the laws of commands call each of them.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type About, sealFolder, writeManifest } from '../../src/manifest/index.ts';

/** A file of the instance that pages of commands are about. */
export const example = (name: string): string =>
  fileURLToPath(new URL(`../../examples/commands/${name}`, import.meta.url));
const state = ['--state', example('terraform.tfstate')];

const about: About = {
  ...{ holds: 'events', tool: { name: 'unleash-admin', version: '1.0.0' }, principal: { name: 'admin', id: null } },
  server: { url: 'https://unleash.example.com', version: '7.5.0', edition: 'enterprise' },
  ...{ range: { from: null, to: null }, counts: { events: 2 }, settings: {} },
};
interface Calls {
  /** How each command is called so that it has something to say. */
  readonly calls: { readonly [name: string]: readonly string[] };
  /** What they write goes there. */
  readonly folder: string;
  remove(): void;
}

/** Whoever opens them removes them: other tests of the process have their own. */
export async function openCalls(): Promise<Calls> {
  const folder = mkdtempSync(join(tmpdir(), 'calls-'));
  const [whole, damaged] = [join(folder, 'whole'), join(folder, 'damaged')];
  for (const one of [whole, damaged]) mkdirSync(one);
  await sealFolder(whole, about);
  const gone = ['events.csv', 'events.ndjson'].map((path) => ({ path, bytes: 1, sha256: '0'.repeat(64) }));
  writeManifest(damaged, about, gone);

  /** Each call has a folder of its own: an archive is of one instance. */
  const archive = () => mkdtempSync(join(folder, 'archive-'));

  const calls: Calls['calls'] = {
    adopt: ['adopt', '--all-unmanaged', '--dry-run', '--dir', folder, ...state],
    doctor: ['doctor'],
    drift: ['drift', ...state],
    get 'events export'() {
      return ['events', 'export', '--out', archive()];
    },
    'events search': ['events'],
    'events verify': ['events', 'verify', damaged],
    'events watch': ['events', 'watch', '--once', '--from', '2020-01-01'],
    'evidence collect': [
      ...['evidence', '--from', '2026-01-01', '--to', '2099-12-31', '--at', '2027-01-31T00:00:00Z'],
      ...['--out', join(folder, 'evidence'), ...state],
    ],
    'evidence verify': ['evidence', 'verify', damaged],
    export: ['export', '--out', join(folder, 'exported')],
    install: ['install', '--mirror', join(folder, 'mirror')],
    get 'logins export'() {
      return ['logins', 'export', '--out', archive()];
    },
    'logins search': ['logins'],
    policy: ['policy'],
    'requests apply': ['requests', 'apply', '4'],
    'requests approve': ['requests', 'approve', '1', '--project', 'shop'],
    'requests cancel': ['requests', 'cancel', '5'],
    'requests list': ['requests'],
    'requests reject': ['requests', 'reject', '2', '--comment', 'not now'],
    'requests schedule': ['requests', 'schedule', '3', '--at', '2099-01-31T06:00:00Z'],
    'requests show': ['requests', 'show', '1'],
    review: ['review'],
    sandbox: ['sandbox', '--port', '0', '--token', '*:*.own-secret'],
    'what-can': ['what-can', 'bob@example.com'],
    'who-can': ['who-can', 'UPDATE_FEATURE_ENVIRONMENT', '--only', 'ann@example.com'],
  };
  return { calls, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Files that commands read, by the names of their schemas. */
export const filesRead: { readonly [schema: string]: string } = {
  'drift-ignore': example('drift-ignore.json'),
  'policy-rules': example('policy/rules.json'),
  'policy-waivers': example('policy/waivers.json'),
};

/** What the open-source edition cannot answer at all. */
export const paid = [
  ...['apply', 'approve', 'cancel', 'list', 'reject', 'schedule', 'show'].map((name) => `requests ${name}`),
  ...['logins export', 'logins search', 'what-can', 'who-can'],
];
