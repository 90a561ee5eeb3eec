// A company on a sandbox, with somebody's token in Terraform's hands, and one change of its configuration ahead.
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { offered, provider, startCore } from '../../../workshop/catalog.ts';
import { applyAsTerraform, type Block, type StoredObject, type Walk } from '../../../src/terraform/testing/index.ts';
import { blocksOf, type Company, edited, found, type Random } from './company.ts';
import { doorsOf } from './doors.ts';

interface Scene extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly state: Map<string, StoredObject>;
  /** The token that Terraform uses. */
  readonly token: string;
  readonly next: readonly Block[];
  /** @param fetch by which the provider reaches the sandbox */
  walk(fetch: Sandbox['fetch'], more?: Partial<Walk>): Walk;
}

export async function openScene(random: Random, planNotes: string): Promise<Scene> {
  const sandbox = await startSandbox();
  const { state } = await startCore(providerHandlers(provider({ fetch: sandbox.fetch })), settings(sandbox));
  const walkWith =
    (token: string) =>
    (fetch: Sandbox['fetch'], more: Partial<Walk> = {}): Walk => ({
      start: () => providerHandlers(provider({ fetch, planNotes })),
      known: offered(),
      config: { ...settings(sandbox), authorization: token },
      parallelism: random() < 0.5 ? 1 : 10,
      random,
      ...more,
    });
  const company = found(random);
  await applyAsTerraform(walkWith(sandbox.token)(sandbox.fetch), state, blocksOf(company));
  const token = takeToken(random, sandbox, state);
  const managed = await manageMore(random, sandbox, state, company, token);
  dismissFirst(random, sandbox, managed);
  return {
    sandbox,
    state,
    token,
    next: blocksOf(edited(random, managed)),
    walk: walkWith(token),
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
}

const settings = ({ url, token }: Sandbox) => ({ base_url: url, authorization: token });

/** The instance's token, or one of an account that may do everything. */
function takeToken(random: Random, sandbox: Sandbox, state: Map<string, StoredObject>): string {
  const addresses = [...state.keys()].filter((address) =>
    /^unleash_(user|service_account|service_account_token)\./.test(address),
  );
  const address = addresses[Math.floor(random() * addresses.length * 1.3)];
  if (address === undefined) return sandbox.token;
  const stored = state.get(address)!;
  const { secret, id } = stored.value;
  const token = typeof secret === 'string' ? secret : sandbox.createToken({ user: Number(id) });
  // As after an import, which cannot read it.
  if (typeof secret === 'string' && random() < 0.5)
    state.set(address, { ...stored, value: { ...stored.value, secret: null } });
  return doorsOf(sandbox, token).tokenWorks ? token : sandbox.token;
}

/** Sometimes the first person and the admin token of the instance are in state too. */
async function manageMore(
  random: Random,
  sandbox: Sandbox,
  state: Map<string, StoredObject>,
  company: Company,
  token: string,
): Promise<Company> {
  const importer = await startCore(providerHandlers(provider({ fetch: sandbox.fetch })), settings(sandbox));
  const take = async (address: string, id: string) => {
    await importer.import(address, id);
    state.set(address, importer.state.get(address)!);
  };
  let managed = company;
  if (random() < 0.4) {
    await take('unleash_user.first', '1');
    managed = { ...managed, first: { role: 1 } };
  }
  if (token === sandbox.token && random() < 0.5) {
    await take('unleash_api_token.own', token);
    managed = { ...managed, apiToken: { name: 'admin', expires: null } };
  }
  return managed;
}

/** So that those of the configuration are all who are Admin. */
function dismissFirst(random: Random, sandbox: Sandbox, { first }: Company): void {
  const isOnly = doorsOf(sandbox, sandbox.token).admins.every((id) => id === 1);
  if (!first && !isOnly && random() < 0.8) sandbox.store.accounts.delete(1);
}

/** What others do between a plan and its apply; somebody stays Admin, and some way on. */
export function meanwhile(random: Random, { sandbox, token }: Pick<Scene, 'sandbox' | 'token'>): void {
  const { store } = sandbox;
  const { admins, ways } = doorsOf(sandbox, token);
  const own = store.personalTokens.get(token)?.userId;
  const others = admins.filter((id) => id !== own);
  if (random() < 0.5 && others.length > 1) {
    const id = others[Math.floor(random() * others.length)]!;
    if (random() < 0.5) store.accounts.get(id)!.rootRole = 3;
    else {
      store.accounts.delete(id);
      for (const group of store.groups.values()) group.members.delete(id);
    }
  }
  if (random() < 0.5 && ways.length > 1) {
    if (ways.includes('password')) store.settings.passwordLoginDisabled = true;
    else store.settings.oidc = { ...store.settings.oidc, enabled: false } as typeof store.settings.oidc & {};
  }
}
