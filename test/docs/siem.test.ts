// What the guide to SIEMs tells its readers to do, done.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseSeed, startSandbox } from '../../src/sandbox/index.ts';
import { record } from '../cli/recorded-page.ts';
import { openPage, readPage } from '../support/documented-page.ts';
import { freePort } from '../support/free-port.ts';

const guide = openPage('docs/guides/siem.md', import.meta.url);

test('the guide to SIEMs is what happens when it is done', async () => {
  const seed = parseSeed(JSON.parse(readPage('examples/commands/instance.json')));
  const sandbox = await startSandbox({ seed });
  const folder = mkdtempSync(join(tmpdir(), 'siem-guide-'));
  try {
    const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
    const headers = { authorization: sandbox.token, 'content-type': 'application/json' };
    for (const name of ['security', 'platform']) {
      const body = JSON.stringify({ name });
      await fetch(`${sandbox.url}/api/admin/groups`, { method: 'POST', headers, body });
    }
    expect(guide.take().map(({ language }) => language)).toEqual(expect.arrayContaining(['shell', 'text']));
    const page = await record(guide.text, { folder, env, port: await freePort() });
    expect(page).not.toContain(sandbox.token);
    await expect(page).toMatchFileSnapshot(fileURLToPath(new URL('../../docs/guides/siem.md', import.meta.url)));
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true });
  }
});
