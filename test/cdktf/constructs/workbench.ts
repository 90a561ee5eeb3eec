// Constructs of either framework in a stack of their own, synthesised in memory.
import type { App, TerraformStack } from 'cdktf';
import { afterAll, beforeAll, describe } from 'vitest';
import type * as constructs from '../../../provider/cdktf/constructs/index.ts';
import { type Bindings, frameworks, openBindings } from '../../support/bindings.ts';

export type Constructs = typeof constructs;

/** Attributes by the type of the resource and the name that it has in the stack. */
export interface Synthesised {
  readonly [type: string]: { readonly [name: string]: { readonly [attribute: string]: unknown } };
}

export interface Workbench extends Bindings {
  readonly constructs: Constructs;
  app(): App;
  /** A stack with the provider, in an app of its own unless one is given. */
  stack(id?: string, app?: App): TerraformStack;
  /** Its resources, with everything validated that the framework and the aspects validate. */
  synth(stack: TerraformStack): Synthesised;
}

/** The same tests with each framework. */
export function describeBoth(subject: string, tests: (workbench: () => Workbench) => void): void {
  describe.each(frameworks)(`${subject} in %s`, (name) => {
    let workbench: Workbench;
    beforeAll(async () => {
      workbench = await openWorkbench(name);
    });
    afterAll(() => workbench.dispose());
    tests(() => workbench);
  });
}

async function openWorkbench(name: (typeof frameworks)[number]): Promise<Workbench> {
  const bindings = await openBindings(name);
  const { framework, unleash } = bindings;
  const app = () => framework.Testing.app();
  return {
    ...bindings,
    constructs: await bindings.load<Constructs>('constructs/index.ts'),
    app,
    stack(id = 'test', parent = app()) {
      const stack = new framework.TerraformStack(parent, id);
      new unleash.provider.UnleashProvider(stack, 'unleash', {});
      return stack;
    },
    synth: (stack) =>
      (JSON.parse(framework.Testing.synth(stack, true)) as { readonly resource?: Synthesised }).resource ?? {},
  };
}

/** The attributes of all resources of a type, whatever they are called. */
export const all = (resources: Synthesised, type: string): readonly { readonly [attribute: string]: unknown }[] =>
  Object.values(resources[type] ?? {});

/** How a reference looks in the synthesised stack. */
export const ref = (address: string): string => `\${${address}}`;
