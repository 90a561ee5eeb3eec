// Whether a rule has looked at a value that nobody may see: then nobody may be told what it says of it.
import { Thing } from './facts/index.ts';

export function watchSecrets(thing: Thing): { readonly watched: Thing; hasLooked(): boolean } {
  let hasLooked = false;
  const values = new Proxy(thing.values, {
    get(all, attribute: string) {
      const value = all[attribute];
      if (thing.secret.has(attribute) && value !== undefined && value !== null) hasLooked = true;
      return value;
    },
  });
  return { watched: new Thing({ ...thing, values }), hasLooked: () => hasLooked };
}
