// A new user who has a checkout, Terraform and an Unleash: from the front page to a governed project, a living instance and drift.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSeed, startSandbox } from '../../src/sandbox/index.ts';
import { builtExecutables } from '../../workshop/built-executables.ts';
import { ownHome } from '../../workshop/own-home.ts';
import { startUnleashServer } from '../../workshop/unleash-server.ts';
import { openPage, readPage } from '../support/documented-page.ts';
import { blocksOf } from '../support/documented-steps.ts';

const frontPage = openPage('README.md', import.meta.url);
const [brownfield, drift] = ['brownfield', 'drift'].map((name) => openPage(`docs/guides/${name}.md`, import.meta.url));
const [demo, use] = frontPage.take({ language: 'shell' }).map(({ text }) => text);

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'new-user-'));
const at = (...path: readonly string[]) => join(folder, ...path);
let env: NodeJS.ProcessEnv;

interface Instance {
  readonly url: string;
  readonly token: string;
}

/** Does what a block says, as this user of that instance. */
async function follow(block: string, { url, token }: Instance, cwd: string): Promise<string> {
  mkdirSync(cwd, { recursive: true });
  const script = block
    .replace(/UNLEASH_URL=\S+/, `UNLEASH_URL=${url}`)
    .replace(/UNLEASH_AUTH_TOKEN='.*?'/, `UNLEASH_AUTH_TOKEN='${token}'`);
  return (await run('bash', ['-euo', 'pipefail', '-c', script], { cwd, env })).stdout;
}

beforeAll(async () => {
  const dist = await builtExecutables();
  env = ownHome(at('home'));
  const npm = (await run('which', ['npm'], { env })).stdout.trim();
  // What is installed and built already need not be once more.
  const program = `#!/bin/bash
case "$*" in
  ci) ;;
  'run build') ln -sfn '${dist}' dist ;;
  'run demo') exec '${npm}' --prefix '${root}' run --silent demo ;;
  *) echo "npm $*" >&2; exit 9 ;;
esac
`;
  mkdirSync(at('bin'));
  writeFileSync(at('bin', 'npm'), program);
  chmodSync(at('bin', 'npm'), 0o755);
  env.PATH = [at('bin'), env.PATH].join(delimiter);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the demo tells the whole story', async () => {
  const told = await follow(demo!, { url: '', token: '' }, at('checkout'));
  expect(told).toContain('Apply complete! Resources: 0 added, 2 changed, 0 destroyed.');
  expect(told).toContain('Destroy complete!');
});

/** The variables and the path of a shell in which a block has been done. */
async function after(block: string, instance: Instance): Promise<void> {
  const printed = await follow(
    `${block}\nenv -0 | grep -zE '^(PATH|UNLEASH_[A-Z_]+)=' | base64 -w0`,
    instance,
    at('checkout'),
  );
  const variables = Buffer.from(printed.trimEnd().split('\n').at(-1)!, 'base64').toString().split('\0');
  for (const variable of variables.filter((one) => one !== '')) {
    const [name = '', ...value] = variable.split('=');
    env[name] = value.join('=');
  }
}

test('the front page leads to a governed project', async () => {
  const sandbox = await startSandbox();
  await after(use!, sandbox);
  const configuration = blocksOf(frontPage.text).find(({ language }) => language === 'terraform');
  mkdirSync(at('mine'));
  writeFileSync(at('mine', 'main.tf'), configuration!.text);
  const [, plan = ''] = /`(terraform init && terraform plan)`/.exec(frontPage.text)!;
  expect(await follow(plan, sandbox, at('mine'))).toContain('Plan: 2 to add, 0 to change, 0 to destroy.');
  expect(await follow('terraform apply -auto-approve', sandbox, at('mine'))).toContain('Resources: 2 added');
  expect(sandbox.store.projects.get('checkout')).toMatchObject({ mode: 'private' });
  await sandbox.stop();
});

test('the first instance is governed, on a real open-source Unleash', async () => {
  const server = await startUnleashServer();
  await after(use!, server);
  const blocks = blocksOf(readPage('docs/guides/first-instance.md')).filter(({ title }) => title !== 'Enterprise');
  let told = '';
  for (const { language, text } of blocks) {
    if (language === 'shell') told += await follow(text, server, at('first'));
    else writeFileSync(at('first', 'main.tf'), text, { flag: 'a' });
  }
  expect(told).toContain('Terraform has been successfully initialized!');
  expect(await follow('terraform apply -auto-approve', server, at('first'))).toContain('Resources: 3 added');
  expect(await follow('terraform plan -detailed-exitcode', server, at('first'))).toContain('No changes.');
  await server.stop();
});

test('a living instance is adopted, and drift is told with who it was', async () => {
  const sandbox = await startSandbox({ seed: parseSeed(JSON.parse(readPage('examples/commands/instance.json'))) });
  await after(use!, sandbox);
  mkdirSync(at('adopted'));
  writeFileSync(at('adopted', 'token.txt'), sandbox.token);
  const [exported, planned] = brownfield!.take({ language: 'shell' }).map(({ text }) => text);
  await follow(exported!, sandbox, at('adopted'));
  const before = sandbox.requests.length;
  const told = await follow(planned!, sandbox, at('adopted'));
  expect(told).toMatch(/^Plan: \d+ to import, 0 to add, 0 to change, 0 to destroy\.$/m);
  await follow('terraform apply -auto-approve', sandbox, at('adopted', 'unleash'));
  expect(sandbox.requests.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(readFileSync(at('adopted', 'unleash', 'README.md'), 'utf8')).toContain('left out');
  const headers = { authorization: sandbox.token, 'content-type': 'application/json' };
  await fetch(`${sandbox.url}/api/admin/projects/shop`, {
    ...{ method: 'PUT', headers },
    body: JSON.stringify({ name: 'Shop', description: 'by hand' }),
  });
  // Both lines of the block find it, and say so by their exit code.
  const [look] = drift!.take({ language: 'shell' });
  const tolerant = look!.text.trim().replaceAll(/$/gm, ' || test $? = 3');
  const found = await follow(tolerant, sandbox, at('adopted', 'unleash'));
  expect(found.match(/^changed +unleash_project\.shop +shop +description/gm)).toHaveLength(2);
  expect(found).toMatch(/by hand +admin/);
  await sandbox.stop();
});
