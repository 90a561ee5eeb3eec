// Evidence about a sandbox with people who approve each other's changes, gathered into a folder of its own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { gatherEvidence } from '../../src/evidence/index.ts';
import { connect } from '../../provider/index.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';

const place = { project: 'shop', environment: 'production' };

const seed: SandboxOptions['seed'] = {
  users: [
    { email: 'ann@example.com', token: 'user:ann', rootRole: 'Admin' },
    { email: 'ben@example.com', token: 'user:ben', rootRole: 'Admin' },
    { username: '<script>alert(1)</script>' },
  ],
  roles: [{ name: 'Reader | of *logs*', type: 'root-custom', permissions: ['READ_LOGS'] }],
  projects: [{ id: 'shop', environments: ['production'], changeRequests: { production: 1 } }],
  changeRequests: [
    { ...place, createdBy: 'ann@example.com', title: 'By others', state: 'Applied', approvedBy: ['ben@example.com'] },
    { ...place, createdBy: 'ben@example.com', title: 'Alone', state: 'Applied', approvedBy: ['ben@example.com'] },
    { ...place, createdBy: 'ben@example.com', title: 'Unseen', state: 'Applied' },
    { ...place, createdBy: 'ann@example.com', title: 'Waits' },
  ],
};

const at = new Date('2027-01-31T00:00:00Z');
const period = { from: '2026-01-01', to: '2099-12-31' };
const tool = { name: 'unleash-admin', version: '1.0.0' };

export async function openStage(options: Omit<SandboxOptions, 'seed'> = {}) {
  const sandbox = await startSandbox({ ...options, ...(options.edition !== 'oss' && { seed }) });
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  const gather = (name: string, token = sandbox.token) => {
    const api = createAdminApi({ url: sandbox.url, token, env: {} });
    const connected = connect('1.0.0', api, token);
    return gatherEvidence(join(folder, name), { api, connected, drift: undefined, period, at, tool });
  };
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const dispose = async () => {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { sandbox, folder, gather, read, [Symbol.asyncDispose]: dispose };
}
