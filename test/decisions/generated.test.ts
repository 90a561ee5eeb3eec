// Law: what reviewers reject of a company, whatever it is, is gone after the configuration is edited and applied; all else stays.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { connect } from '../../provider/index.ts';
import { type Review, type ReviewedGrant, reviewAccess } from '../../src/access/index.ts';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { changesFor, DecisionsRefused, match, type Decision, toEdits } from '../../src/decisions/index.ts';
import { exportInstance, readExport, rewriteExport } from '../../src/export/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { hasErrors, parseConfiguration } from '../../src/terraform/testing/index.ts';
import { addRobots, company } from '../access/generated-company.ts';
import { textIn } from '../export/flattened.ts';
import { takeOver } from '../export/take-over.ts';
import { pending } from '../support/laws/index.ts';
import { sized } from '../support/size.ts';

const root = mkdtempSync(join(tmpdir(), 'decisions-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const runs = sized('DECISIONS_RUNS', { quick: 3, full: 40 });

/** A reviewer who rejects the grants whose turn it is. Whoever rejects a Viewer means all that the account has. */
function decide({ grants }: Review, isRejected: (index: number) => boolean): Decision[] {
  const rejected = new Set(grants.filter((_, index) => isRejected(index)));
  const leaving = new Set([...rejected].filter(isAccount).map(({ subject }) => subject));
  for (const grant of grants) if (leaving.has(grant.subject)) rejected.add(grant);
  for (const grant of rejected)
    if (grant.through)
      for (const other of grants)
        if (other.subject === grant.subject && other.through?.id === grant.through.id) rejected.add(other);
  // Somebody must stay Admin: the first one, who is there from the beginning, and the token with which we ask.
  return grants
    .filter(({ subject }) => subject !== 'user:1' && subject !== 'api_token:admin')
    .map((grant) => ({
      ...{ fingerprint: grant.fingerprint, verdict: rejected.has(grant) ? 'remove' : 'keep', reviewer: 'Ann' },
      ...{ reason: 'not needed', role: null, place: grant.fingerprint },
      grant: { subject: grant.subject, who: '', role: '', group: null, projects: null },
    }));
}

const isAccount = ({ role, through, projects, token }: ReviewedGrant) =>
  role?.id === 3 && through === null && projects === null && token === null;

test('what is rejected goes, and nothing else', async () => {
  let rejectedInAll = 0;
  let number = 0;
  await fc.assert(
    fc.asyncProperty(company, fc.infiniteStream(fc.integer({ min: 0, max: 2 })), async (generated, dice) => {
      const sandbox = await startSandbox({ seed: generated.seed });
      const folder = join(root, String(++number));
      try {
        const client = () => createAdminApi({ url: sandbox.url, token: sandbox.token, fetch: sandbox.fetch, env: {} });
        const api = client();
        await addRobots(api, generated);
        for (const [tokenName, projects] of [
          ['web', ['shop', 'till']],
          ['all', ['*']],
        ] as const)
          await api.createApiToken({
            body: { tokenName, type: 'frontend', environment: 'production', projects: [...projects] },
          });
        await api.createPublicSignupToken({ body: { name: 'welcome', expiresAt: '2099-01-01T00:00:00.000Z' } });
        const connected = connect('0.1.0', api, sandbox.token);
        await exportInstance(connected, { folder, format: 'hcl', byIdentity: false });
        const taken = await takeOver(folder, sandbox);
        const before = await reviewAccess(api, { activityDays: null });
        const decisions = decide(before, () => dice.next().value === 0);
        const { decided } = match({ instance: null, decisions }, before);
        const { changes, byHand } = changesFor(before, decided);
        const { edited, files, dangling } = toEdits(changes, readExport(folder));
        expect({ byHand, dangling, left: edited.filter(({ address }) => address === null) }).toEqual({
          ...{ byHand: [], dangling: [], left: [] },
        });
        rewriteExport(folder, files);
        const applied = await taken.core.apply(await parseConfiguration(textIn(folder)));
        expect(applied.flatMap(({ diagnostics }) => (hasErrors(diagnostics) ? diagnostics : []))).toEqual([]);
        // Another client: what one has read for a review it may not ask again.
        const after = await reviewAccess(client(), { activityDays: null });
        const left = new Set(after.grants.map(({ fingerprint }) => fingerprint));
        const verdicts = new Map(decisions.map(({ fingerprint, verdict }) => [fingerprint, verdict]));
        const rejected = before.grants.filter(({ fingerprint }) => verdicts.get(fingerprint) === 'remove');
        rejectedInAll += rejected.length;
        expect(rejected.filter(({ fingerprint }) => left.has(fingerprint))).toEqual([]);
        const kept = before.grants.filter((grant) => !rejected.includes(grant));
        expect(kept.filter(({ fingerprint }) => !left.has(fingerprint))).toEqual([]);
        // Nobody has less than Viewer: nothing else has come.
        const known = new Set(before.grants.map(({ fingerprint }) => fingerprint));
        expect(after.grants.filter((grant) => !known.has(grant.fingerprint) && !isAccount(grant))).toEqual([]);
        const again = await taken.core.plan(await parseConfiguration(textIn(folder)));
        expect(pending(again)).toEqual([]);
      } finally {
        await sandbox.stop();
      }
    }),
    { numRuns: runs, seed: 1 },
  );
  expect(rejectedInAll).toBeGreaterThan(runs);
});

test('what takes along something that is kept is refused, and says what', async () => {
  const seed = {
    users: [
      { email: 'ann@example.com', rootRole: 'Viewer' },
      { email: 'bob@example.com', rootRole: 'Viewer' },
    ],
    groups: [{ name: 'Team', rootRole: 'Editor', users: ['ann@example.com', 'bob@example.com'] }],
    projects: [{ id: 'shop', name: 'Shop', access: [{ role: 'Owner', groups: ['Team'] }] }],
  };
  const sandbox = await startSandbox({ seed });
  const api = createAdminApi({ url: sandbox.url, token: sandbox.token, fetch: sandbox.fetch, env: {} });
  const review = await reviewAccess(api, { activityDays: null });
  await sandbox.stop();
  const decisions = decide(review, () => false);
  const reject = (isMeant: (grant: ReviewedGrant) => boolean) => {
    const meant = new Set(review.grants.filter(isMeant).map(({ fingerprint }) => fingerprint));
    const verdicts = decisions.map((one) =>
      meant.has(one.fingerprint) ? { ...one, verdict: 'remove' as const } : one,
    );
    return () => changesFor(review, match({ instance: null, decisions: verdicts }, review).decided);
  };
  const ann = review.subjects.find(({ name }) => name === 'ann@example.com')!.key;
  expect(reject((grant) => grant.subject === ann && isAccount(grant))).toThrow(DecisionsRefused);
  expect(reject((grant) => grant.subject === ann && isAccount(grant))).toThrow(
    /without Viewer the account ann@example.com goes, and with it what is not rejected \(.*Owner in shop through Team/,
  );
  expect(reject((grant) => grant.subject === ann && grant.projects !== null)).toThrow(
    /ann@example.com would leave Team, and so lose what is not rejected \(Editor through Team\)/,
  );
  expect(reject((grant) => grant.projects !== null)().changes).toMatchObject([
    { what: 'project role', holder: { kind: 'group', name: 'Team' }, project: 'shop', because: [{}, {}] },
  ]);
});
