// Which tests try the code blocks of a page: all of them, or those of a language, a section or a title.
import type { Block } from '../support/documented-steps.ts';

const guides = 'test/docs/guides.test.ts';
const newUser = 'test/docs/new-user.full.test.ts';
const firstSteps = 'test/docs/first-steps.test.ts';
const auditTrail = 'test/docs/audit-trail.test.ts';

export const tried: { readonly [page: string]: string | { readonly [which: string]: string } } = {
  'README.md': { terraform: firstSteps, shell: newUser },
  'docs/guides/access-review.md': firstSteps,
  'docs/guides/access-reviews.md': firstSteps,
  'docs/guides/access.md': guides,
  'docs/guides/actions.md': guides,
  'docs/guides/air-gapped.md': 'test/docs/air-gapped.full.test.ts',
  'docs/guides/applying.md': guides,
  'docs/guides/audit-trail.md': {
    ...{ shell: auditTrail, typescript: auditTrail, crontab: auditTrail, Athena: auditTrail },
    DuckDB: 'test/events/export/readers.full.test.ts',
  },
  'docs/guides/brownfield.md': newUser,
  'docs/guides/cdktf.md': {
    ...{ 'First stack': 'test/cdktf/package.full.test.ts', Drift: 'test/cdktf/package.full.test.ts' },
    ...{ Constructs: 'test/cdktf/guides.test.ts', 'Test your stack': 'test/cdktf/guides.test.ts' },
    'Other languages': 'test/docs/air-gapped.full.test.ts',
  },
  'docs/guides/client.md': 'test/library/consumer.full.test.ts',
  'docs/guides/drift.md': { shell: newUser, yaml: 'test/docs/pipelines.test.ts' },
  'docs/guides/evidence.md': 'test/docs/evidence.test.ts',
  'docs/guides/first-instance.md': guides,
  'docs/guides/four-eyes.md': guides,
  'docs/guides/moving-from-official.md': 'test/docs/moving.full.test.ts',
  'docs/guides/moving-from-philips-labs.md': 'test/docs/moving.full.test.ts',
  'docs/guides/other-tools.md': 'test/acceptance/every-core.full.test.ts',
  'docs/guides/policy.md': 'test/docs/pipelines.test.ts',
  'docs/guides/proxies.md': guides,
  'docs/guides/siem.md': 'test/docs/siem.test.ts',
  'docs/guides/sign-in.md': guides,
  'docs/guides/testing.md': {
    'With mocks': 'test/acceptance/mocked.test.ts',
    'Against a sandbox': 'test/acceptance/tested-in-sandbox.full.test.ts',
  },
  'docs/guides/token-rotation.md': 'test/acceptance/token-rotation.test.ts',
  'docs/guides/versions.md': guides,
};

/** The test files that try a block. */
export function triedBy(page: string, { language, heading, title }: Block): string[] {
  const where = tried[page] ?? {};
  if (typeof where === 'string') return [where];
  return Object.entries(where).flatMap(([which, file]) => ([language, heading, title].includes(which) ? [file] : []));
}
