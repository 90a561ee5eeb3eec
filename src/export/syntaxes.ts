// The syntaxes that a configuration can be written in, and how each is taken over.
import type { Arranged } from './arrange.ts';
import { type Framework, toCdk } from './cdk.ts';
import { sheetsOf } from './files.ts';
import type { Guide } from './readme.ts';
import { type Files, toHcl, toJson } from './text.ts';

export const formats = ['hcl', 'json', 'cdktn', 'cdktf'] as const;
export type Format = (typeof formats)[number];

interface Syntax {
  write(arranged: Arranged, byIdentity: boolean): Files;
  readonly guide: Guide;
}

const plan = [
  'terraform init',
  'terraform plan     # imports only: 0 to add, 0 to change, 0 to destroy',
  'terraform apply',
];

const plain = (ending: string): Guide => ({
  fileOf: (area) => `${area}${ending}`,
  steps: plan,
  afterwards: `\`imports${ending}\` has done its work and may be deleted`,
});

const program = (framework: Framework): Syntax => ({
  write: toCdk(framework),
  guide: {
    fileOf: (_, provider) => `${provider}.ts`,
    steps: ['npm install', 'npx tsc && npx tsx main.ts', 'cd cdktf.out/stacks/*', ...plan],
    afterwards: '`imports.ts` has done its work and does nothing more',
  },
});

export const syntaxes: { readonly [format in Format]: Syntax } = {
  hcl: { write: (arranged, byIdentity) => toHcl(sheetsOf(arranged, byIdentity)), guide: plain('.tf') },
  json: { write: (arranged, byIdentity) => toJson(sheetsOf(arranged, byIdentity)), guide: plain('.tf.json') },
  cdktn: program('cdktn'),
  cdktf: program('cdktf'),
};
