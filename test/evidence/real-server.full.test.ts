// Evidence about a real open-source Unleash: what it has is there and whole, and what it lacks is said.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedUnleashServer } from '../../workshop/unleash-server.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';

test('evidence of a real server', async () => {
  const { url, token } = await sharedUnleashServer();
  const cwd = mkdtempSync(join(tmpdir(), 'evidence-real-'));
  const env = { UNLEASH_URL: url, UNLEASH_AUTH_TOKEN: token };
  const args = ['evidence', '--from', '2020-01-01', '--to', '2099-12-31', '--out', 'it', '--json'];
  const { code, out, err } = await runCommand(args, { env, cwd });
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('Some could not be seen') });
  const { pieces } = JSON.parse(out) as { pieces: { id: string; files: string[]; hidden: string[] }[] };
  const seen = pieces.filter(({ files }) => files.length > 0).map(({ id }) => id);
  expect(seen).toEqual(['access-review', 'policy', 'events']);
  for (const { files, hidden } of pieces) expect(files.length + hidden.length).toBeGreaterThan(0);
  const events = readFileSync(join(cwd, 'it/events/events.ndjson'), 'utf8').trimEnd().split('\n');
  expect(events.length).toBeGreaterThan(0);
  expect((await runCommand(['evidence', 'verify', 'it'], { cwd })).code).toBe(0);
  rmSync(cwd, { recursive: true });
});
