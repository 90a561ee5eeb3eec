// Asks a server for its roles and prints what came of it: a program of its own, for Bun.
import { AdminApiError, createAdminApi } from '../../../src/admin-api/index.ts';

const [options = '{}'] = process.argv.slice(2);
const api = createAdminApi({ token: 'a:token', retry: { attempts: 1 }, ...JSON.parse(options) });
const outcome = await api.createRole({ body: { name: 'a' } }).catch((error: unknown) => {
  if (!(error instanceof AdminApiError)) throw error;
  const { kind, code, status, message, mayHaveHappened } = error;
  return { kind, code, status, message, mayHaveHappened };
});
process.stdout.write(JSON.stringify(outcome));
process.exit();
