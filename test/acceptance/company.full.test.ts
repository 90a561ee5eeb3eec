// The company of the scenario, made by the real terraform: a review finds its weaknesses, and nothing that is none.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reviewAccess } from '../../src/access/index.ts';
import { createAdminApi } from '../../src/admin-api/index.ts';
import type { Store } from '../../src/sandbox/index.ts';
import { openStage } from '../../workshop/acceptance.ts';
import { readExamples } from '../../workshop/examples.ts';
import { askEverything, codesOf } from '../cli/ask-everything.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';

/** After the end of one token, and before those of others. */
const at = new Date('2030-07-31T23:59:59.999Z');

test('a review of the company finds its weaknesses', async () => {
  await using stage = await openStage({ main: readExamples('scenarios/company').join('\n') });
  const { workspace, sandbox } = stage;
  await workspace.apply();
  everybodyIsHere(sandbox.store);
  const api = createAdminApi({ url: sandbox.url, token: sandbox.token, env: {} });
  const review = await reviewAccess(api, { at, activityDays: null, domains: ['example.com'] });

  const people = review.subjects.filter(({ email }) => email?.endsWith('@example.com'));
  expect(people).toHaveLength(60);
  const { findings } = review;
  const lines = findings.map(({ id, severity, message }) => `${severity} ${id}: ${message}`).sort();
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../golden/company-findings.txt');
  // Everything that was given to somebody is used by nobody: all of it is more than is needed.
  const { findings: all, grants } = await reviewAccess(api, { at, domains: ['example.com'] });
  const idle = all.filter(({ id }) => id === 'review/over-privileged').map(({ grant }) => grant);
  const giving = grants.filter(({ used }) => used !== null).map(({ fingerprint }) => fingerprint);
  expect(giving.length).toBeGreaterThan(100);
  expect(idle.sort()).toEqual(giving.sort());

  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const { code, out, err } = await runCommand(['review', '--at', '2030-07-31', '--format', 'csv'], { env });
  expect(code).toBe(0);
  expect(out.trimEnd().split('\n')).toHaveLength(grants.length + 1);
  expect(err).toContain(`${review.subjects.length} subjects with ${grants.length} grants: 5 may do everything.`);
});

test('each command has something to say about the company', async () => {
  await using stage = await openStage({ main: readExamples('scenarios/company').join('\n') });
  const { workspace, sandbox } = stage;
  await workspace.apply();
  const { url, token } = sandbox;
  const folder = mkdtempSync(join(tmpdir(), 'company-'));
  const outcomes = await askEverything({ url, token, folder, who: sandbox.store.accounts.get(9)!.email! });
  rmSync(folder, { recursive: true });
  const codes = codesOf(outcomes);
  // The company has weaknesses; whoever asks for the policy is told so.
  expect(codes).toEqual({ ...Object.fromEntries(Object.keys(codes).map((call) => [call, 0])), policy: 3 });
  const said = (call: string) => outcomes.get(call)!.out.trimEnd().split('\n').length;
  for (const call of ['review --findings', 'who-can ADMIN', 'policy', 'events --limit 5'])
    expect(said(call)).toBeGreaterThan(4);
  expect(said('events watch --once --from 2020-01-01')).toBe(sandbox.store.events.length);
});

/** Nobody signs in to a sandbox, and no SDK asks it. */
function everybodyIsHere({ accounts, apiTokens, personalTokens }: Store): void {
  const seenAt = new Date(at.getTime() - 86_400_000).toISOString();
  for (const one of [...accounts.values(), ...apiTokens.values(), ...personalTokens.values()]) one.seenAt = seenAt;
}
