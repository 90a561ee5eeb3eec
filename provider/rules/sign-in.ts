// What sign-in settings may say, and what opens the instance to more people than was meant.
import type { AdminApi } from '../../src/admin-api/index.ts';
import type { Warn } from '../../src/terraform/framework/index.ts';
import type { PlanOf } from '../define.ts';
import { adminRole, isAdministrative, isPlainRole } from '../../src/access/index.ts';

interface Rules {
  readonly auto_create: boolean | null;
  readonly default_root_role: number | null;
}

/** Everybody whom the identity provider lets in would be Admin. */
export async function warnOfAdminForAll({ api, prior, planned, warn }: PlanOf<Rules>): Promise<void> {
  const { auto_create, default_root_role: role } = planned;
  if (auto_create !== true || !(await isForAdmins(api, role, prior?.default_root_role))) return;
  warn(
    'Whoever signs in first becomes Admin',
    'auto_create makes a user of everybody whom the identity provider lets in, and default_root_role gives them the permission ADMIN: they can do and see everything. Give new users the root role 3 (Viewer), and make single people Admin.',
    ['default_root_role'],
  );
}

async function isForAdmins(api: AdminApi, role: number | null | undefined, before: number | null | undefined) {
  if (role === adminRole) return true;
  if (isPlainRole(role) || role === before) return false;
  // Whoever may not read roles is not stopped by a warning.
  return isAdministrative(api, role!).catch(() => false);
}

/** @param urls where people or Unleash go to sign somebody in, by attribute */
export function warnOfPlainHttp(warn: Warn, urls: Readonly<Record<string, string | null | undefined>>): void {
  for (const [attribute, url] of Object.entries(urls)) {
    if (!/^\s*http:/i.test(url ?? '')) continue;
    warn(
      'Sign-in over a connection that is not encrypted',
      `${attribute} begins with http://, so whoever can reach the network in between can read who signs in, and sign in as somebody else. Use an address that begins with https://.`,
      [attribute],
    );
  }
}
