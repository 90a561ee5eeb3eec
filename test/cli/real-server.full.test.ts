// Every command that looks at access and records, on a real open-source Unleash: it answers, or says what it cannot be asked.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedUnleashServer } from '../../workshop/unleash-server.ts';
import { askEverything } from './ask-everything.ts';

/** They ask for what the open-source edition does not have. */
const paid = ['what-can admin', 'who-can ADMIN', 'logins', 'logins export --out logins', 'requests'];

test('each answers, or says in one sentence why it cannot', async () => {
  const { url, token } = await sharedUnleashServer();
  const folder = mkdtempSync(join(tmpdir(), 'real-server-'));
  const outcomes = await askEverything({ url, token, folder, who: 'admin' });
  rmSync(folder, { recursive: true });
  for (const [call, { code, out, err }] of outcomes) {
    if (paid.includes(call))
      expect({ call, code, out, err }).toMatchObject({
        ...{ call, code: 1, out: '' },
        err: expect.stringMatching(/^unleash-admin: this Unleash cannot answer: [^\n]+\n$/),
      });
    else expect({ call, err, isDone: [0, 3].includes(code) }).toEqual({ call, err, isDone: true });
  }
});
