// An apply beside somebody else, who acts right before one of its calls.
import { type AdminApi, createAdminApi } from '../../../src/admin-api/index.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { provider, startCore } from '../../../workshop/catalog.ts';

export interface Case {
  readonly name: string;
  /** What is there and in state before. */
  readonly before: string;
  /** What is applied while the other one acts. */
  readonly after: string;
  /** How the other one begins, where the configuration does not bring it. */
  readonly prepare?: (api: AdminApi) => Promise<unknown>;
  /** What somebody else does in the meantime. */
  readonly act: (api: AdminApi, sandbox: Sandbox) => Promise<unknown>;
  /** What must be there afterwards: ours and theirs. */
  readonly holds: (sandbox: Sandbox) => unknown;
  readonly expected: unknown;
  /** An attribute that the plan said would stay, so that Terraform must be told when somebody changes it meanwhile. */
  readonly complains?: string;
  /** The write before which the API gives no way to keep what the other one did, and why. */
  readonly lost?: { readonly before: string; readonly reason: string };
}

interface Tried {
  /** The call before which the other one acted; undefined when it was after all of them. */
  readonly before: string | undefined;
  readonly errors: readonly string[];
  readonly held: unknown;
  /** What a plan afterwards would still do. */
  readonly pending: readonly string[];
}

/** Tries each place for the other one to act: before each call of the apply, and after the last. */
export async function tryEachPlace({ before, after, prepare, act, holds }: Case): Promise<Tried[]> {
  await using sandbox = Object.assign(await startSandbox(), { [Symbol.asyncDispose]: () => sandbox.stop() });
  const settings = { base_url: sandbox.url, authorization: sandbox.token };
  // A person has an account of their own: what they write is told from what Terraform writes.
  const person = sandbox.createToken({ user: 1 });
  const other = createAdminApi({ url: sandbox.url, token: person, fetch: sandbox.fetch });
  let beforeCall = async () => {};
  const fetch = async (request: Request) => {
    await beforeCall();
    return sandbox.fetch(request);
  };
  const core = await startCore(providerHandlers(provider({ fetch })), {
    ...settings,
    max_concurrent_requests: 1,
  });
  await core.apply(before);
  await prepare?.(other);
  const [instance, state] = [sandbox.checkpoint(), new Map(core.state)];
  const tried: Tried[] = [];
  for (let place = 0; ; place += 1) {
    sandbox.restore(instance);
    core.state.clear();
    for (const [address, stored] of state) core.state.set(address, stored);
    let calls = 0;
    let acted: number | undefined;
    beforeCall = async () => {
      if (calls++ !== place) return;
      await act(other, sandbox);
      acted = sandbox.requests.length;
    };
    const changes = await core.apply(after);
    beforeCall = async () => {};
    const operation = acted === undefined ? undefined : sandbox.requests[acted]?.operation;
    if (acted === undefined) await act(other, sandbox);
    const errors = changes.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error');
    const held = holds(sandbox);
    const pending = (await core.plan(after)).filter(({ action }) => action !== 'no-op').map(({ address }) => address);
    tried.push({
      before: operation,
      errors: errors.map(({ summary, detail }) => `${summary}: ${detail}`),
      held,
      pending,
    });
    if (acted === undefined) return tried;
  }
}
