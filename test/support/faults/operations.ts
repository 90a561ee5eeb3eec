// What Terraform does with a resource: create, update, refresh, import and delete, each from a starting point of its own.
import { expect } from 'vitest';
import { errorsOf, importId, stateOf } from '../laws/index.ts';
import { type Block, type MiniCore, parseConfiguration } from '../../../src/terraform/testing/index.ts';
import type { Moment } from '../moment.ts';
import type { Stage } from './stage.ts';

export interface Operation {
  readonly kind: 'create' | 'update' | 'refresh' | 'import' | 'delete';
  /** Such as `update to example 2`. */
  readonly name: string;
  readonly from: Moment;
  readonly run: (core: MiniCore) => Promise<unknown>;
  /** What the plan is made of that has to be empty afterwards. */
  readonly blocks: readonly Block[];
}

/** In an order in which each starting point is at hand when it is needed. */
export async function* operationsOf(stage: Stage): AsyncGenerator<Operation> {
  const { member } = stage;
  const fresh = stage.now();
  let before: { moment: Moment; blocks: readonly Block[] } | undefined;
  for (const [index, example] of member.examples.entries()) {
    const number = index + 1;
    const { own, around } = split(await parseConfiguration(example), member.type);
    const blocks = [...around, ...own];

    if (before) {
      const previous = split(before.blocks, member.type);
      const kept = previous.around.filter((block) => !around.some(({ address }) => address === block.address));
      const surroundings = [...kept, ...around];
      stage.returnTo(before.moment);
      await put(stage, [...surroundings, ...previous.own]);
      const wanted = [...surroundings, ...own];
      yield operation('update', `update to example ${number}`, stage.now(), wanted, (core) => core.apply(wanted));
    }

    stage.returnTo(fresh);
    await put(stage, around);
    const empty = stage.now();
    yield operation('create', `create example ${number}`, empty, blocks, (core) => core.apply(blocks));

    stage.returnTo(empty);
    await put(stage, blocks);
    const made = stage.now();
    yield operation('refresh', `refresh example ${number}`, made, blocks, (core) => core.refresh());
    yield operation('delete', `delete example ${number}`, made, around, (core) => core.apply(around));

    stage.returnTo(made);
    const id = importId(member, stateOf(member, stage.core));
    const address = own[0]!.address;
    stage.core.state.delete(address);
    yield operation('import', `import example ${number}`, stage.now(), blocks, (core) => importInto(core, address, id));
    before = { moment: made, blocks };
  }
}

/** Terraform saves nothing of an import that failed. */
async function importInto(core: MiniCore, address: string, id: string): Promise<void> {
  await core.import(address, id).catch((error: unknown) => {
    core.state.delete(address);
    throw error;
  });
}

async function put(stage: Stage, blocks: readonly Block[]): Promise<void> {
  expect(errorsOf(await stage.prepare(() => stage.core.apply(blocks)))).toEqual([]);
}

function operation(
  kind: Operation['kind'],
  name: string,
  from: Moment,
  blocks: readonly Block[],
  run: Operation['run'],
): Operation {
  return { kind, name, from, blocks, run };
}

/** The blocks of a type, and what they need around them; what needs them in turn is left out. */
function split(blocks: readonly Block[], type: string): { own: Block[]; around: Block[] } {
  const own = blocks.filter((block) => block.type === type && block.mode === 'resource');
  const above = new Set(own.map(({ address }) => address));
  for (const { address, dependsOn } of blocks) if (dependsOn.some((on) => above.has(on))) above.add(address);
  return { own, around: blocks.filter(({ address }) => !above.has(address)) };
}
