// Laws over every action: it can be asked again, says how it fails and on which edition it is not, and tells no secret.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { type Block, hasErrors, type Profile } from '../../src/terraform/testing/index.ts';
import { provider, startActions } from '../../workshop/catalog.ts';
import { readExamples } from '../../workshop/examples.ts';
import { underCores } from '../support/cores.ts';

type Body = Block['body'];

const folder = mkdtempSync(join(tmpdir(), 'unleash-actions-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const waiting = { project_id: 'default', change_request_id: 1 };
const approved = { project_id: 'default', change_request_id: 2 };

/** A configuration of each, on the stage below, and the operation that does it. */
const actions: { readonly [name: string]: { readonly body: () => Body; readonly by: string } } = {
  apply_change_request: { body: () => approved, by: 'updateChangeRequestState' },
  approve_change_request: { body: () => ({ ...waiting, comment: 'fine' }), by: 'updateChangeRequestState' },
  delete_inactive_users: { body: () => ({ inactive_days: 365 }), by: 'deleteInactiveUsers' },
  end_sessions: { body: () => ({ user_id: 2 }), by: 'changeUserPassword' },
  reject_change_request: { body: () => waiting, by: 'updateChangeRequestState' },
  reset_password: { body: () => ({ user_id: 2 }), by: 'resetUserPassword' },
  rotate_scim_token: { body: () => ({ token_file: join(folder, `token-${++files}`) }), by: 'generateNewToken' },
  schedule_change_request: {
    body: () => ({ ...approved, scheduled_at: '2099-01-31T04:00:00Z' }),
    by: 'updateChangeRequestState',
  },
  switch_environment: {
    body: () => ({ environment_name: 'production', enabled: false }),
    by: 'toggleEnvironmentOff',
  },
};

const all = provider().actions ?? [];

test('each is here', () => {
  expect(all.map(({ name }) => name).sort()).toEqual(Object.keys(actions).sort());
});

/** Ada is number 2, and Bob, whom nobody has seen for years, number 3. */
async function stage({ profile, ...options }: SandboxOptions & { readonly profile?: Profile } = {}) {
  const sandbox = await startSandbox({
    ...options,
    seed: {
      sendsEmail: true,
      users: [
        { email: 'ada@example.com', name: 'Ada', token: 'user:ada', rootRole: 'Admin' },
        { username: 'bob', token: 'user:bob' },
      ],
      ...(options.edition !== 'oss' && {
        changeRequests: [
          { project: 'default', environment: 'production', createdBy: 'ada@example.com', features: ['checkout'] },
          { project: 'default', environment: 'production', createdBy: 'ada@example.com', state: 'Approved' as const },
        ],
      }),
    },
  });
  sandbox.store.accounts.get(3)!.createdAt = '2020-01-01T00:00:00.000Z';
  const begin = (authorization = sandbox.token, send = (request: Request) => sandbox.fetch(request)) =>
    startActions(providerHandlers(provider({ fetch: send })), { base_url: sandbox.url, authorization }, profile);
  return { sandbox, begin, [Symbol.asyncDispose]: () => sandbox.stop() };
}

const wrote = ({ requests }: Sandbox) => requests.filter(({ method }) => method !== 'GET');
const texts = (diagnostics: readonly { readonly summary: string; readonly detail: string }[]) =>
  diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`);

describe.each(underCores(all, 'actions'))('$name with $core', ({ name, requires: needs, profile }) => {
  const type = `unleash_${name}`;
  const { body, by } = actions[name]!;

  test('does it, says so, and does no harm when it is asked again', async () => {
    await using place = await stage({ profile });
    const run = await place.begin();
    const asked = body();
    const first = await run.invoke(type, asked);
    expect(texts(first.diagnostics.filter(({ severity }) => severity === 'error'))).toEqual([]);
    expect(first.progress.length).toBeGreaterThan(0);
    expect(wrote(place.sandbox).map(({ operation }) => operation)).toEqual([by]);
    const before = place.sandbox.snapshot();
    const second = await run.invoke(type, asked);
    expect(place.sandbox.snapshot()).toEqual({ ...before, accounts: expect.anything() });
    if (hasErrors([...second.diagnostics])) expect(texts(second.diagnostics).join()).toContain(`Cannot invoke ${type}`);
    else expect(second.progress.length).toBeGreaterThan(0);
  });

  test('is planned without a write, also while its configuration is not known', async () => {
    await using place = await stage({ profile });
    const run = await place.begin();
    const asked = body();
    expect(hasErrors(await run.plan(type, asked))).toBe(false);
    expect(hasErrors(await run.plan(type, asked, Object.keys(run.schemas.actions[type]!)))).toBe(false);
    expect(wrote(place.sandbox)).toEqual([]);
  });

  test('is named by the error when any of its calls fails', async () => {
    await using place = await stage({ profile });
    const run = await place.begin();
    await run.invoke(type, body());
    const made = new Set(place.sandbox.requests.map(({ operation }) => operation));
    expect(made).toContain(by);
    for (const operation of made) {
      if (operation === undefined) continue;
      await using other = await stage({ profile });
      const again = await other.begin();
      other.sandbox.fail({ operation, times: 'always', how: { status: 403, body: { message: 'refused on purpose' } } });
      const { diagnostics } = await again.invoke(type, body());
      expect([operation, texts(diagnostics).join()]).toEqual([
        operation,
        expect.stringMatching(`Cannot (plan|invoke) ${type}: .*refused on purpose`),
      ]);
    }
  });

  test('that is interrupted begins nothing more, and says so', async () => {
    await using place = await stage({ profile });
    const run = await place.begin();
    await run.interrupt();
    const { diagnostics } = await run.invoke(type, body());
    expect(texts(diagnostics).join()).toMatch(
      new RegExp(
        `Cannot invoke ${type}: .*no further change is started while stopping.*Nothing was done before that`,
        's',
      ),
    );
    expect(wrote(place.sandbox)).toEqual([]);
  });

  test('says in its plan what it needs where the edition lacks it, or works there', async () => {
    await using place = await stage({ profile, edition: 'oss' });
    const run = await place.begin();
    const { diagnostics } = await run.invoke(type, body());
    const errors = texts(diagnostics.filter(({ severity }) => severity === 'error'));
    expect(errors).toEqual(
      needs
        ? [
            expect.stringContaining(
              `Cannot plan ${type}: ${type} needs the Enterprise edition of Unleash. This server is of another`,
            ),
          ]
        : [],
    );
  });

  test('has an example that validates', async () => {
    await using place = await stage({ profile });
    const run = await place.begin();
    const [example] = readExamples(`actions/${type}`);
    const written =
      new RegExp(`^action "${type}" "\\w+" \\{\n  config \\{\n(.*?)^  \\}`, 'ms').exec(example!)?.[1] ?? '';
    // Values from elsewhere are as unknown as they are to a first plan.
    const settings = [...written.matchAll(/^ {4}(\w+) += (.*)$/gm)].map(([, key, value]) => [key!, value!] as const);
    const isPlain = (value: string) => /^("[^$]*"|\d+|true|false)$/.test(value);
    const plain = Object.fromEntries(
      settings.filter(([, value]) => isPlain(value)).map(([key, value]) => [key, JSON.parse(value) as unknown]),
    );
    const unknown = settings.filter(([, value]) => !isPlain(value)).map(([key]) => key);
    expect(settings).not.toEqual([]);
    expect(texts(await run.plan(type, plain as Body, unknown))).toEqual([]);
  });

  test('tells no secret, neither to people nor to the log', async () => {
    await using place = await stage({ profile });
    const lines: string[] = [];
    const answers: string[] = [];
    const send = async (request: Request) => {
      answers.push(await request.clone().text());
      const answer = await place.sandbox.fetch(request);
      answers.push(await answer.clone().text());
      return answer;
    };
    const handlers = providerHandlers(provider({ fetch: send, log: (line) => lines.push(JSON.stringify(line)) }));
    const settings = { base_url: place.sandbox.url, authorization: place.sandbox.token };
    const run = await startActions(handlers, settings, profile);
    const { progress, diagnostics } = await run.invoke(type, body());
    const said = [...progress, ...texts(diagnostics), ...lines].join('\n');
    const secrets = [...answers.join('\n').matchAll(/"(?:token|password|resetPasswordUrl|inviteLink)":"([^"]+)"/g)];
    for (const [, secret] of secrets) expect(said).not.toContain(secret);
    expect(said).not.toContain(place.sandbox.token);
    expect(lines.length).toBeGreaterThan(0);
  });
});
