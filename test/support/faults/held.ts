// What an instance holds, in a form in which two instances can be compared.
import type { Sandbox } from '../../../src/sandbox/index.ts';

/** Everything by its name, as a repeated creation takes other numbers; and how much of it there is, as names can be doubled. */
export function heldBy({ snapshot, store }: Sandbox): unknown {
  const { signupTokens, ...rest } = snapshot({ named: true });
  const { signupTokens: _, ...counted } = store;
  const sizes = Object.entries(counted).flatMap(([name, all]) => (all instanceof Map ? [[name, all.size]] : []));
  // Invite links cannot be deleted: one that is off is all that can be left of them.
  const invited = Object.values(signupTokens ?? {}).filter(({ enabled }) => enabled);
  return { ...rest, signupTokens: invited, sizes: Object.fromEntries(sizes) };
}
