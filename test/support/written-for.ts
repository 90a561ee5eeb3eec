// A member as people write it whose core has no write-only attributes: each secret in the plain one of its pair.
import type { Pair, Resource } from '../../src/terraform/framework/index.ts';
import { type Block, has, parseConfiguration, type Profile } from '../../src/terraform/testing/index.ts';
import type { Member } from '../../workshop/catalog.ts';
import type { Lawful } from './laws/index.ts';

type Body = Block['body'];

export async function asWrittenFor(profile: Profile, member: Member): Promise<Lawful> {
  const { type, resource, examples } = member;
  const pairs = pairsOf(resource);
  if (has(profile, 'write-only') || pairs.length === 0) return { type, resource, examples };
  const blocks = await Promise.all(examples.map(parseConfiguration));
  const unknown = pairs.flatMap(([, { written, version }]) => [written, version]);
  const attributes = Object.entries(resource.attributes).filter(([name]) => !unknown.includes(name));
  return {
    type,
    resource: { ...resource, attributes: Object.fromEntries(attributes) },
    examples: blocks.map((some) => some.map((block) => (block.type === type ? plain(block, pairs) : block))),
  };
}

const pairsOf = ({ attributes }: Resource) =>
  Object.entries(attributes).flatMap(([name, { facts }]) => (facts.pair ? [[name, facts.pair] as const] : []));

function plain(block: Block, pairs: readonly (readonly [string, Pair])[]): Block {
  const body = { ...block.body };
  for (const [secret, { written, version, isShared }] of pairs) {
    const value = body[written];
    delete body[written];
    delete body[version];
    if (value === undefined) continue;
    // Parts of one map, some of them secret.
    body[secret] = isShared ? { ...(body[secret] as Body | undefined), ...(value as Body) } : value;
  }
  return { ...block, body };
}
