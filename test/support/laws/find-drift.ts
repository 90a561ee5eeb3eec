// Lets somebody else change one attribute, and sees what refresh makes of it.
import { blocksOf } from '../../../src/terraform/testing/change.ts';
import type { Block, Configuration } from '../../../src/terraform/testing/index.ts';
import { applied, errorsOf, type Lawful, type Open, pairOf } from './walk.ts';

interface OneChange {
  readonly example: Configuration;
  /** The example whose value the attribute gets. */
  readonly next: Configuration;
  readonly name: string;
}

/** Attributes at which refresh shows drift; undefined when the change cannot be made on its own. */
export async function findDrift(
  member: Lawful,
  open: Open,
  { example, next, name }: OneChange,
): Promise<string[] | undefined> {
  const { type, resource } = member;
  const blocks = await blocksOf(example);
  const target = blocks.find((block) => block.type === type)!;
  const after = (await blocksOf(next)).find((block) => block.type === type)!.body;
  const changed = after[name];
  // A secret that one of the two keeps out of state can only go together with its version.
  const pair = pairOf(member, name);
  if (pair && !pair.isShared && (target.body[pair.written] ?? after[pair.written]) !== undefined) return undefined;
  if (JSON.stringify(target.body[name]) === JSON.stringify(changed)) return undefined;
  if (refersElsewhere(changed, blocks)) return undefined;
  const body = Object.fromEntries(
    Object.entries({ ...target.body, [name]: changed }).filter(([, value]) => value !== undefined),
  ) as Block['body'];

  await using place = await open();
  await applied(member, place.core, example);
  const other = await place.another();
  for (const [address, stored] of place.core.state) other.state.set(address, stored);
  const alone = blocks.map((block) => (block === target ? { ...block, body } : block));
  const refused = errorsOf(await other.plan(alone)).length > 0;
  if (refused) await other.apply(next);
  else await applied(member, other, alone);
  const drift = (await place.core.refresh()).find(({ address }) => address.startsWith(`${type}.`));
  if (!drift) return [];
  return Object.keys(resource.attributes).filter(
    (key) => !resource.attributes[key]!.same(drift.before[key], drift.after?.[key] ?? null),
  );
}

function refersElsewhere(value: unknown, blocks: readonly Block[]): boolean {
  const text = JSON.stringify(value ?? '');
  return /\bunleash_\w+\.\w+/.test(text) && !blocks.some(({ address }) => text.includes(address));
}
