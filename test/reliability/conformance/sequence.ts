// One walk through generated configurations: each is refused at its place, or applied, empty at the next plan, and read as it is.
import { expect } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { type Member, provider, startCore } from '../../../workshop/catalog.ts';
import { errorsOf, importId, pending } from '../../support/laws/walk.ts';
import { type Block, checkFinalPlan, type MiniCore } from '../../../src/terraform/testing/index.ts';
import { blocksFor } from './surroundings.ts';

export interface Walked {
  converged: number;
  /** Every error names an attribute. */
  refused: number;
  /** Unleash said no, and not to which attribute. */
  refusedByServer: number;
}

const byServer = /^(Unleash (refused|failed|does not)|The token may not) /;

export const coreOn = (sandbox: Sandbox): Promise<MiniCore> =>
  startCore(providerHandlers(provider({ fetch: sandbox.fetch })), {
    base_url: sandbox.url,
    authorization: sandbox.token,
  });

export async function walk(member: Member, sandbox: Sandbox, bodies: readonly Block['body'][]): Promise<Walked> {
  const { type } = member;
  const address = `${type}.generated`;
  const core = await coreOn(sandbox);
  const walked = { converged: 0, refused: 0, refusedByServer: 0 };
  for (const body of bodies) {
    const blocks = blocksFor(type, body, bodies);
    const plans = await core.plan(blocks);
    const changes = await core.apply(blocks);
    const [plan, change] = [plans, changes].map((all) => all.find((one) => one.address === address));
    const errors = errorsOf(changes);
    for (const { path, summary, detail } of errors) {
      expect(`${summary}: ${detail}`).not.toMatch(/bug in the provider|Error: /);
      // Where Unleash itself refuses and names no field, nobody can tell the place.
      if (!byServer.test(detail)) expect(path, `${summary}: ${detail}`).not.toBe('');
    }
    if (errors.length > 0) {
      walked[errors.every(({ path }) => path !== '') ? 'refused' : 'refusedByServer'] += 1;
      continue;
    }
    if (plan?.planned && change?.planned) checkFinalPlan(core.schemas.resources[type]!, plan.planned, change.planned);
    await core.reload();
    expect(pending(await core.plan(blocks)).map(({ planned, prior }) => ({ planned, prior }))).toEqual([]);
    expect(await core.refresh()).toEqual([]);
    walked.converged += 1;
  }
  if (core.state.has(address)) await importAgain(member, core, sandbox);
  expect(errorsOf(await core.destroy())).toEqual([]);
  expect(core.state.size).toBe(0);
  return walked;
}

/** What is imported is what is there, but for what the server does not give back. */
async function importAgain({ type, resource }: Member, core: MiniCore, sandbox: Sandbox): Promise<void> {
  const { value } = core.state.get(`${type}.generated`)!;
  const other = await coreOn(sandbox);
  const imported = await other.import(`${type}.imported`, importId({ type, resource, examples: [] }, value));
  const differing = Object.keys(value).filter((name) => {
    const attribute = resource.attributes[name]!;
    // Secrets come back masked, and settings of the provider's own not at all.
    return !attribute.facts.notReturned && !attribute.facts.sensitive && !attribute.same(imported[name], value[name]);
  });
  expect(differing).toEqual([]);
}
