// The object that the first example of each resource makes on a new instance, for pages that show how it is imported.
import type { Model } from '../../src/terraform/framework/index.ts';
import { members, startWorld } from '../catalog.ts';

/** An example is wrong; the message says which, and why. */
class WrongExample extends Error {
  override readonly name = 'WrongExample';
}

/** Its state, by the type of the resource. @throws WrongExample */
export async function exampleObjects(): Promise<Map<string, Model>> {
  const made = new Map<string, Model>();
  for (const { type, examples } of members) {
    const [first] = examples;
    if (first === undefined) continue;
    await using world = await startWorld();
    const problems = (await world.core.apply(first)).flatMap(({ diagnostics }) => diagnostics);
    const wrong = problems.find(({ severity }) => severity === 'error');
    if (wrong)
      throw new WrongExample(
        `Nothing is generated: the example in examples/resources/${type} cannot be applied: ${wrong.summary}: ${wrong.detail}`,
      );
    const [, stored] = [...world.core.state].find(([address]) => address.startsWith(`${type}.`))!;
    made.set(type, stored.value);
  }
  return made;
}
