// No token opens everything.
import type { Facts } from '../facts/index.ts';
import { defineRule } from '../rule.ts';

const adminRole = '1';

export const adminTokens = defineRule({
  id: 'admin-tokens',
  severity: 'critical',
  title: 'No token has admin rights',
  explanation:
    'Whoever finds an admin token can do everything and be nobody: the log names the token and no person. A program needs a service account with a root role of its own.',
  fix: 'Give the service account a custom root role with what it needs, and delete API tokens of the type admin.',
  controls: { soc2: ['CC6.1', 'CC6.3'], iso27001: ['A.8.2', 'A.5.17'], nist80053: ['AC-6', 'IA-5'] },
  requires: null,
  parameters: {},
  subjects: (facts) => [...facts.all('unleash_api_token'), ...facts.allIfThere('unleash_service_account_token')],
  judge: (token, facts) => {
    if (token.type === 'unleash_api_token')
      return token.text('type') === 'admin' ? 'The API token is of the type admin: it opens everything.' : undefined;
    const id = token.text('service_account_id')!;
    const account = facts.find('unleash_service_account', id);
    const role = account?.text('root_role');
    return account && isAdministrative(facts, role)
      ? `The service account ${account.name} of the token has admin rights.`
      : undefined;
  },
});

function isAdministrative(facts: Facts, role: string | null | undefined): boolean {
  if (role === adminRole) return true;
  const permissions = role ? facts.find('unleash_role', role)?.value('permissions') : undefined;
  return Array.isArray(permissions) && permissions.some((one) => (one as { readonly name: string }).name === 'ADMIN');
}
