// What a tree of constructs says about Unleash: each resource and data source with the values that are known by now.
import { TerraformElement, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { resolveIn } from './reference.ts';

/** Attributes have the names that Terraform gives them; references are texts such as `${unleash_user.ada.id}`. */
export interface ResourceFacts {
  readonly construct: TerraformElement;
  readonly stack: TerraformStack;
  readonly mode: 'resource' | 'data';
  readonly type: string;
  readonly name: string;
  readonly attributes: { readonly [name: string]: unknown };
}

interface Synthesised {
  readonly resource?: { readonly [type: string]: { readonly [name: string]: object } };
  readonly data?: { readonly [type: string]: { readonly [name: string]: object } };
}

/** Bindings are told by what they synthesise, so that those which `get` generates count too. */
export function factsIn(root: IConstruct): ResourceFacts[] {
  return root.node
    .findAll()
    .filter((node) => TerraformElement.isTerraformElement(node))
    .flatMap((construct) => factsOf(construct));
}

export function factsOf(construct: TerraformElement): ResourceFacts[] {
  const synthesised = construct.toTerraform() as Synthesised;
  const stack = TerraformStack.of(construct);
  return (['resource', 'data'] as const).flatMap((mode) =>
    Object.entries(synthesised[mode] ?? {})
      .filter(([type]) => type.startsWith('unleash_'))
      .flatMap(([type, byName]) =>
        Object.entries(byName).map(([name, attributes]) => ({
          construct,
          stack,
          mode,
          type,
          name,
          attributes: resolveIn(construct, attributes) as ResourceFacts['attributes'],
        })),
      ),
  );
}

/** Whether a value in one stack is the given attribute of a resource, there or in another stack. */
export function refersTo(
  value: unknown,
  stack: TerraformStack,
  target: ResourceFacts | undefined,
  attribute: string,
): boolean {
  if (typeof value !== 'string' || !target) return false;
  if (!value.includes('${')) return value === target.attributes[attribute];
  if (stack === target.stack) {
    return new RegExp(`(?<![\\w.-])${addressOf(target)}(\\[[^\\]]*\\])?\\.${attribute}\\b`).test(value);
  }
  const outgoing = target.stack.node.tryFindChild(`cross-stack-output-${addressOf(target)}.${attribute}`);
  const incoming = stack.node.tryFindChild(`cross-stack-reference-input-${target.stack.node.path}`);
  if (!TerraformElement.isTerraformElement(outgoing) || !TerraformElement.isTerraformElement(incoming)) return false;
  return value.includes(`.${incoming.friendlyUniqueId}.outputs.${outgoing.friendlyUniqueId}}`);
}

const addressOf = ({ mode, type, name }: ResourceFacts) => `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
