// The guide to testing, its second way: `terraform test` applies to a sandbox that the command line has started, and destroys.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { builtExecutables } from '../../workshop/built-executables.ts';
import { buildProvider } from '../../workshop/built-provider.ts';
import { readExamples } from '../../workshop/examples.ts';
import { openPage } from '../support/documented-page.ts';
import { freePort } from '../support/free-port.ts';

const guide = openPage('docs/guides/testing.md', import.meta.url);
const [started, exported] = guide.take({ language: 'shell' }).map(({ text }) => text);

test('what is applied and destroyed there leaves nothing, and what a server refuses fails', async () => {
  const port = String(await freePort());
  const [, ...args] = started!.trim().replace('4242', port).replaceAll("'", '').split(' ');
  const sandbox = spawn(join(await builtExecutables(), 'unleash-admin'), args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const provider = await buildProvider();
  const [, url = ''] = /UNLEASH_URL=(\S+)/.exec(exported!.replace('4242', port))!;
  const [, token = ''] = /UNLEASH_AUTH_TOKEN='(.*)'/.exec(exported!)!;
  try {
    await once(createInterface({ input: sandbox.stdout }), 'line');
    const main = readExamples('scenarios/team-project').join('\n');
    const workspace = provider.open({ url, token }, main);
    const [file] = guide.take({ language: 'terraform' });
    workspace.write(file!.title!, file!.text);
    const command = exported!.trim().split('\n').at(-1)!;
    const passed = await workspace.run(...command.split(' ').slice(1));
    expect(passed.stdout + passed.stderr).toContain('Success! 2 passed, 0 failed.');
    const projects = await fetch(`${url}/api/admin/projects`, { headers: { authorization: token } });
    expect(((await projects.json()) as { projects: unknown[] }).projects).toHaveLength(1);
    workspace.write('main.tf', main.replace('"CREATE_FEATURE"', '"CREATE_FEATURES"'));
    const refused = await workspace.run('test');
    expect(refused.code).toBe(1);
    expect(refused.stdout + refused.stderr).toContain('CREATE_FEATURES');
    workspace.dispose();
  } finally {
    sandbox.kill();
    await once(sandbox, 'close');
    provider.dispose();
  }
});
