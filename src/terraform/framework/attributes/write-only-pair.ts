// A secret that a configuration may keep out of state: beside the attribute that is kept, one that is only written.
import { Attribute } from './attribute.ts';
import { number } from './scalar.ts';
import type { Pair, Presence, Returned } from './facts.ts';

type PairOf<N extends string, T, P extends Presence, R extends Returned> = {
  [K in N]: Attribute<T, P extends 'required' ? 'optional' : P, R>;
} & {
  [K in `${N}_wo`]: Attribute<NonNullable<T>, 'optional', 'notReturned'>;
} & {
  [K in `${N}_wo_version`]: Attribute<number, 'optional', 'notReturned'>;
};

/**
 * The attributes `<name>`, `<name>_wo` and `<name>_wo_version` of one secret. Writes find in `<name>` what they are to send,
 * in whichever way it was given; null, or undefined where the server decides, is left as the server has it. What was given
 * in the second way is never read into state.
 * @param secret as it is kept in state; where it is required, one of the two is
 */
export function writeOnlyPair<const N extends string, T, P extends Presence, R extends Returned>(
  name: N,
  secret: Attribute<T, P, R>,
  { isShared }: Pick<Pair, 'isShared'> = {},
): PairOf<N, T, P, R> {
  const { kind, presence, description, facts } = secret;
  const isRequired = presence === 'required';
  const [written, version] = [`${name}_wo`, `${name}_wo_version`];
  const pair: Pair = { written, version, ...(isRequired && { isRequired }), ...(isShared && { isShared }) };
  const instead = isShared ? `What of \`${name}\` is secret` : `The same in place of \`${name}\``;
  const attributes = {
    [name]: new Attribute(
      kind,
      isRequired ? 'optional' : presence,
      isRequired ? `${description} It or \`${written}\` must be set.` : description,
      { ...facts, sensitive: true, pair },
    ),
    [written]: new Attribute(
      kind,
      'optional',
      `${instead}, never kept in state or plan. It needs Terraform or OpenTofu 1.11, and \`${version}\`.`,
      {
        ...(facts.constraints && { constraints: facts.constraints }),
        sensitive: true,
        writeOnly: true,
        notReturned: true,
      },
    ),
    [version]: new Attribute(
      number,
      'optional',
      `Any number, needed with \`${written}\`: Terraform cannot see changes of that, so change this to send it again.`,
      { notReturned: true },
    ),
  };
  // The compiler does not follow computed names; they are those of the type.
  return attributes as object as PairOf<N, T, P, R>;
}
