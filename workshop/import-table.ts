// Who may import whom: the plan of the house. The architecture test enforces it, and docs/architecture.md shows it.

export interface Room {
  /** Rooms that it may reach, through their index.ts; a room's `generated` folder whole; or a file that is named. */
  readonly imports: readonly string[];
  /** It may reach any file of any room that it imports, as those must that build, measure and test what is inside. */
  readonly looksInside?: true;
  /** npm packages, by where in the room they may be used: a folder, a file, or everywhere with ''. */
  readonly packages?: { readonly [name: string]: readonly string[] };
}

const everything = [
  ...['bin', 'provider', 'src', 'openapi', 'package.json'],
  ...['examples/client', 'examples/commands/instance.json'],
];

/** By path. A file belongs to the room with the longest path that it is in. */
export const rooms: { readonly [path: string]: Room } = {
  bin: {
    imports: [
      'provider',
      'provider/address.ts',
      'provider/provider.ts',
      'provider/generated',
      'src/cli',
      'src/terraform',
      'src/terraform/framework',
      'package.json',
    ],
  },
  provider: {
    imports: [
      'src/terraform/framework',
      'src/admin-api',
      'src/access',
      'src/events',
      'src/change-requests',
      'src/text',
    ],
  },
  'provider/cdktf': { imports: [], packages: { cdktf: [''], cdktn: ['generated/'], constructs: [''] } },
  'src/cli': {
    imports: [
      'src/access',
      'src/admin-api',
      'src/change-requests',
      'src/decisions',
      'src/events',
      'src/evidence',
      'src/exceptions',
      'src/export',
      'src/install',
      'src/inventory',
      'src/json',
      'src/manifest',
      'src/policy',
      'src/review-page',
      'src/sandbox',
      'src/siem',
      'src/terraform/framework',
      'src/text',
      'package.json',
    ],
    packages: { commander: [''], 'fastest-levenshtein': [''] },
  },
  'src/export': { imports: ['src/json', 'src/inventory', 'src/terraform/framework', 'src/text'] },
  'src/policy': {
    imports: ['src/json', 'src/admin-api', 'src/inventory', 'src/exceptions', 'src/terraform/framework'],
  },
  'src/inventory': { imports: ['src/json', 'src/terraform/framework', 'src/events'] },
  'src/siem': { imports: ['src/events', 'src/admin-api', 'src/admin-api/transport/index.ts', 'src/text'] },
  'src/events': { imports: ['src/json', 'src/admin-api', 'src/access', 'src/manifest', 'src/text'] },
  'src/access': { imports: ['src/admin-api'] },
  'src/change-requests': { imports: ['src/json', 'src/admin-api', 'src/access'] },
  'src/evidence': {
    imports: [
      'src/json',
      ...['src/admin-api', 'src/access', 'src/change-requests', 'src/events', 'src/inventory', 'src/manifest'],
      ...['src/policy', 'src/review-page', 'src/terraform/framework', 'src/text'],
    ],
  },
  'src/decisions': { imports: ['src/json', 'src/access', 'src/configuration'] },
  'src/configuration': { imports: [] },
  'src/review-page': { imports: ['src/json', 'src/access', 'src/text'] },
  'src/sandbox': {
    imports: ['src/admin-api/generated', 'openapi/contract.json', 'openapi/permissions.json', 'src/text'],
    packages: { ajv: ['http/'], 'ajv-formats': ['http/'], zod: ['seed/'] },
  },
  'src/terraform': { imports: ['src/terraform/plugin', 'src/terraform/protocol'] },
  'src/terraform/framework': {
    imports: ['src/terraform/protocol', 'src/text'],
    packages: { 'fastest-levenshtein': [''] },
  },
  'src/terraform/testing': {
    imports: ['src/terraform/framework', 'src/terraform/protocol'],
    packages: { '@cdktf/hcl2json': [''] },
  },
  'src/terraform/protocol': { imports: [] },
  'src/terraform/plugin': { imports: [] },
  'src/admin-api': {
    imports: ['src/json', 'src/text'],
    packages: {
      'openapi-fetch': [''],
      undici: ['transport/'],
      zod: ['answers/', 'areas/', 'generated/'],
    },
  },
  'src/contract': { imports: ['src/text'] },
  'src/manifest': { imports: ['src/json'] },
  'src/install': { imports: [] },
  'src/exceptions': { imports: ['src/json', 'src/text'] },
  'src/json': { imports: [] },
  'src/text': { imports: [] },
  openapi: { imports: ['src/contract'], looksInside: true },
  workshop: {
    imports: everything,
    looksInside: true,
    packages: {
      esbuild: [''],
      typescript: ['build/'],
      marked: ['site/'],
      'openapi-typescript': ['generate/'],
      'fast-check': ['fuzz/'],
      'fastest-levenshtein': ['try-member.ts'],
    },
  },
  scripts: { imports: ['workshop', 'src/sandbox'], looksInside: true },
  bench: { imports: ['workshop', ...everything], looksInside: true },
  'examples/client': { imports: [], packages: { 'unleash-admin': [''] } },
  test: {
    imports: ['bench', 'workshop', ...everything],
    looksInside: true,
    packages: {
      vitest: [''],
      'fast-check': [''],
      typescript: [''],
      esbuild: [''],
      zod: ['admin-api/'],
      ajv: ['support/', 'cli/'],
      'ajv-formats': ['support/', 'cli/'],
      cdktf: ['cdktf/', 'export/', 'support/'],
      cdktn: ['cdktf/', 'export/'],
      '@cdktf/hcl2json': [''],
    },
  },
};

const byLength = Object.keys(rooms).sort((a, b) => b.length - a.length);

/** The room that a file is in. */
export const roomOf = (file: string): string | undefined => byLength.find((room) => file.startsWith(`${room}/`));
