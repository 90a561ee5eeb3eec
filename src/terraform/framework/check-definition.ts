// What must be true of a resource and the compiler cannot check.
import type { Resource } from './resource.ts';

/** Names that mean something to Terraform itself in a resource block, so no configuration could set them. */
const reserved = ['connection', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner'];

/** @throws Error that names the resource and what is wrong with it */
export function checkDefinition({ name, ...definition }: Resource): void {
  const { attributes, identity, list, read, create, update, completeWithUpdate, readFromList, listOmits } = definition;
  const wrong = (problem: string) => new Error(`resource ${name}: ${problem}`);
  if (!list && !read) throw wrong('needs list or read');
  if (readFromList && (!list || listOmits)) throw wrong('readFromList needs a list that omits nothing');
  if (listOmits && !read) throw wrong('listOmits needs read, which says the rest');
  if (!create && !update) throw wrong('needs create or update');
  if (completeWithUpdate && !update) throw wrong('completeWithUpdate needs update');
  const taken = reserved.find((word) => Object.hasOwn(attributes, word));
  if (taken) throw wrong(`the attribute ${taken} needs another name: that one is Terraform's own`);
  const paired = Object.values(attributes).some(({ facts }) => facts.pair && !facts.notReturned);
  if (paired && Object.values(attributes).every(({ presence }) => presence !== 'required'))
    throw wrong(
      'a secret that is read needs a required attribute beside it, which tells state from the stub of an import',
    );
  for (const id of identity) {
    const attribute = Object.hasOwn(attributes, id) ? attributes[id] : undefined;
    if (!attribute) throw wrong(`its identity ${id} is not an attribute`);
    if (attribute.kind.type !== 'string' && attribute.kind.type !== 'number')
      throw wrong(`its identity ${id} must be a text or a number`);
    if (!create && attribute.presence === 'computed')
      throw wrong(`without create, its identity ${id} must be configurable`);
  }
}
