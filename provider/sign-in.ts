// Keeps at least one way to sign in: whoever turns off the last one locks everybody out, Terraform's person included.
import type { AdminApi } from '../src/admin-api/index.ts';
import { allowLockout } from './allow-lockout.ts';
import type { LockoutPlan } from './keep-admins.ts';

const ways = ['oidc', 'saml', 'password_login'] as const;
export type Way = (typeof ways)[number];

export const allowNoSignIn = () => allowLockout('plans that turn off the last way to sign in');

/**
 * Refuses a plan after which nobody could sign in. What the same run has planned for another way counts, so a plan that brings
 * one way and takes another is fine when the second depends on the first.
 * @param enabled how the way will be; undefined while that is not known
 */
export async function refuseLockout(
  { api, noticed, error }: LockoutPlan,
  way: Way,
  enabled: boolean | undefined,
  allowed: boolean,
): Promise<void> {
  noticed.set(`sign-in ${way}`, enabled);
  if (enabled !== false || allowed) return;
  const others = ways.filter((other) => other !== way);
  for (const other of others) {
    const planned = noticed.get(`sign-in ${other}`);
    if (planned === true) return;
    if (planned === undefined && (await isEnabled(api, other))) return;
  }
  error(
    'Nobody could sign in any more',
    `This turns off the last way to sign in: ${others.join(' and ')} ${others.length > 1 ? 'are' : 'is'} off too. Turn another way on first (and let this resource depend on it), or set allow_lockout = true if it is meant.`,
    ['enabled'],
  );
}

async function isEnabled(api: AdminApi, way: Way): Promise<boolean> {
  if (way === 'password_login') return (await api.getSimpleSettings()).disabled !== true;
  const { enabled } = await (way === 'oidc' ? api.getOidcSettings() : api.getSamlSettings());
  return enabled === true;
}
