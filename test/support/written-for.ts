// A member as people write it whose core has no write-only attributes: each secret in the plain one of its pair.
import type { AnyAttribute, Pair, Resource } from '../../src/terraform/framework/index.ts';
import { type Block, has, parseConfiguration, type Profile } from '../../src/terraform/testing/index.ts';
import type { Member } from '../../workshop/catalog.ts';
import type { Lawful } from './laws/index.ts';

type Body = Block['body'];

export async function asWrittenFor(profile: Profile, member: Member): Promise<Lawful> {
  const { type, resource, examples } = member;
  const pairs = pairsOf(resource);
  if (has(profile, 'write-only') || pairs.length === 0) return { type, resource, examples };
  const parsed = await Promise.all(examples.map(parseConfiguration));
  const blocks = parsed.map((some) => some.map((block) => (block.type === type ? plain(block, pairs) : block)));
  const unknown = pairs.flatMap(([, { written, version }]) => [written, version]);
  const attributes = Object.entries(resource.attributes).filter(([name]) => !unknown.includes(name));
  return {
    type,
    resource: { ...resource, attributes: Object.fromEntries(attributes) },
    // Another way to give the same secret is no change here, nor is to leave out one that stays.
    examples: blocks.filter((some, index) => index === 0 || saysMore(resource, some, blocks[index - 1]!)),
  };
}

function saysMore({ attributes }: Resource, blocks: readonly Block[], before: readonly Block[]): boolean {
  const said = (some: readonly Block[], address: string) => some.find((block) => block.address === address)?.body ?? {};
  return blocks.some(({ address, body }) => {
    const earlier = said(before, address);
    const names = Object.keys({ ...earlier, ...body });
    return names.some(
      (name) =>
        !(body[name] === undefined && stays(attributes[name])) &&
        JSON.stringify(body[name]) !== JSON.stringify(earlier[name]),
    );
  });
}

const stays = (attribute: AnyAttribute | undefined) =>
  attribute?.staysWhenLeftOut || attribute?.presence === 'optionalComputed';

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
