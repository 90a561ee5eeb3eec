// Every way to call a command that answers with data, so that each of its options is in one of them.
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { example, filesRead } from './calls.ts';

/** A folder of its own, in which the command is called. */
export interface Place {
  /** Writes a file there. @returns its name */
  keep(name: string, text: string): string;
  /** Calls a command there before. @returns what it printed */
  ask(...args: readonly string[]): Promise<string>;
}

/** The arguments, or what makes what they need first. */
type Mode = readonly string[] | ((place: Place) => Promise<readonly string[]>);

/** @param ask calls a command in the folder */
export const placeIn = (folder: string, ask: Place['ask']): Place => ({
  ask,
  keep(name, text) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    return name;
  },
});

const pem = { type: 'pkcs8', format: 'pem' } as const;
const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
  privateKeyEncoding: pem,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const key = (place: Place) => place.keep('private.pem', privateKey);

/** What a company has written down, as Terraform keeps it. */
const [state, ignored] = ['examples/commands/terraform.tfstate', 'examples/commands/drift-ignore.json'];
const plan = 'examples/commands/policy/plan.json';
const period = ['--from', '2026-01-01', '--to', '2099-12-31'];

export const modes: { readonly [name: string]: readonly Mode[] } = {
  adopt: [['adopt', 'unleash_user.eve_example_com', '--yes', '--state', state]],
  drift: [
    ['drift', '--state', state, '--ignore', ignored, '--since', '2027-01-01', '--strict'],
    ['drift', '--plan', plan],
    async ({ ask, keep }) => {
      const earlier = keep('earlier.json', await ask('drift', '--state', state, '--json'));
      const named = keep(
        'named.tfstate',
        readFileSync(example('terraform.tfstate'), 'utf8').replaceAll('/unleash\\"]', '$&.second'),
      );
      return ['drift', '--state', named, '--alias', 'second', '--baseline', earlier];
    },
  ],
  'events export': [
    ['events', 'export', '--out', 'days', '--by-day', '--gzip', '--to', '2027-01-31', '--format', 'csv'],
    async (place) => ['events', 'export', '--out', 'signed', '--from', '2020-01-01', '--sign', key(place)],
  ],
  'events search': [
    ['events', 'search', '--type', 'rol-updated'],
    ['events', '--limit', '1', '--project', 'shop', '--environment', 'production', '--by', '1'],
    ['events', '--from', '2020-01-01', '--to', '2099-12-31'],
  ],
  'events verify': [
    async (place) => {
      await place.ask('events', 'export', '--out', 'signed', '--sign', key(place));
      return ['events', 'verify', 'signed', '--key', place.keep('public.pem', publicKey)];
    },
  ],
  'evidence collect': [async (place) => ['evidence', ...period, '--out', 'evidence', '--sign', key(place)]],
  'evidence verify': [
    async (place) => {
      await place.ask('logins', 'export', '--out', 'signed', '--sign', key(place));
      return ['evidence', 'verify', 'signed', '--key', place.keep('public.pem', publicKey)];
    },
  ],
  export: [
    ['export', '--out', 'shop', '--project', 'shop', '--format', 'json', '--identity'],
    ['export', '--out', 'modular', '--modules', '--without', 'context_field'],
    ['export', '--out', 'roles', '--only', 'role'],
  ],
  install: [['install', '--mirror', 'mirror', '--from', 'program']],
  'logins export': [
    ['logins', 'export', '--out', 'days', '--by-day', '--gzip', '--to', '2027-01-31', '--format', 'csv'],
    async (place) => ['logins', 'export', '--out', 'signed', '--from', '2020-01-01', '--sign', key(place)],
  ],
  'logins search': [['logins', '--user', 'eve@example.com', '--failed', ...period]],
  policy: [
    ['policy', '--plan', plan, '--dir', 'examples/commands/policy', '--rules', filesRead['policy-rules']!, '--strict'],
    ['policy', '--waivers', filesRead['policy-waivers']!, '--fail-on', 'high', '--only', 'cors-origins'],
    ['policy', '--without', 'cors-origins'],
  ],
  'requests apply': [['requests', 'apply', '4', '--project', 'shop', '--comment', 'now']],
  'requests approve': [['requests', 'approve', '1', '--project', 'shop', '--comment', 'as agreed']],
  'requests cancel': [['requests', 'cancel', '5', '--project', 'shop', '--comment', 'no more']],
  'requests reject': [['requests', 'reject', '2', '--project', 'shop', '--comment', 'not now']],
  'requests schedule': [
    ['requests', 'schedule', '3', '--at', '2099-01-31T06:00:00Z', '--project', 'shop', '--comment', 'at night'],
  ],
  'requests list': [
    ['requests', 'list', '--waiting', '--project', 'shop', '--environment', 'production'],
    ['requests', 'list', '--mine', '--closed'],
  ],
  'requests show': [['requests', 'show', '4', '--project', 'shop', '--wait']],
  review: [
    ['review', '--findings', '--domain', 'example.org', '--at', '2099-01-31', '--since', '0d', '--html', 'page.html'],
    ['review', '--csv', 'vanta'],
    ['review', '--csv', 'drata'],
    async ({ ask, keep }) => {
      const earlier = JSON.parse(await ask('review', '--json'));
      // Somebody has gone since, somebody has come, and a role has changed.
      const [first, second, ...grants] = earlier.grants;
      const was = { ...second, fingerprint: '0'.repeat(16), role: { id: 2, name: 'Editor' } };
      const gone = { ...first, fingerprint: '1'.repeat(16), subject: 'user:99' };
      const subjects = [...earlier.subjects, { ...earlier.subjects[0], key: 'user:99' }];
      return [
        'review',
        '--since',
        keep('earlier.json', JSON.stringify({ ...earlier, subjects, grants: [was, gone, ...grants] })),
      ];
    },
    async (place) => {
      await place.ask('export', '--out', 'unleash');
      return ['review', '--decisions', await decisionsIn(place), '--dir', 'unleash', '--write'];
    },
    async (place) => ['review', '--decisions', await decisionsIn(place)],
  ],
  'what-can': [
    ['what-can', 'ann@example.com', '--without', 'Flag operator', '--project', 'shop', '--environment', 'production'],
  ],
  'who-can': [
    ['who-can', 'ADMIN'],
    ['who-can', 'UPDATE_PROJECT', '--project', 'shop', '--environment', 'production', '--without', 'Owner'],
  ],
};

/** Of the grants of bob: his role in a project goes, and somebody must see to what the group gives him. */
async function decisionsIn({ ask, keep }: Place): Promise<string> {
  const sheet = await ask('review', '--csv', 'decisions');
  const decided = sheet
    .replace(/^(user:3,.*,Owner,.*),,,,$/m, '$1,remove,,Ann,left the team')
    .replace(/^(user:2,.*,Viewer,.*),,,,$/m, '$1,change,,Ann,new work');
  return keep('decisions.csv', decided);
}
