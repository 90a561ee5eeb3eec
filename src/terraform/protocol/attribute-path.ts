/** Where inside a value: the steps from its root to one attribute or element. */
import type { Decoded, Input } from './protobuf/message.ts';
import type { AttributePath as AttributePathMessage, AttributePathStep } from './tfplugin6/value.ts';

/** `element` is a member of a set, which the wire cannot address: an encoded path ends before it. */
export type PathStep = { attribute: string } | { key: string } | { index: number } | { element: unknown };

export type AttributePath = readonly PathStep[];

/** The path as a person would write it in HCL: `roles[0].users`, `labels["a"]`; a member of a set is `roles[*]`. */
export function formatPath(path: AttributePath): string {
  return path.reduce((text, step) => {
    if ('attribute' in step) return text === '' ? step.attribute : `${text}.${step.attribute}`;
    if ('key' in step) return `${text}[${JSON.stringify(step.key)}]`;
    return 'index' in step ? `${text}[${step.index}]` : `${text}[*]`;
  }, '');
}

export function encodePath(path: AttributePath): Input<typeof AttributePathMessage> {
  const end = path.findIndex((step) => 'element' in step);
  return { steps: (end < 0 ? path : path.slice(0, end)).map(encodeStep) };
}

function encodeStep(step: PathStep): Input<typeof AttributePathStep> {
  if ('attribute' in step) return { attribute_name: step.attribute };
  if ('key' in step) return { element_key_string: step.key };
  return 'index' in step ? { element_key_int: step.index } : {};
}

/** Steps that say nothing (a selector of a newer protocol) end the path. */
export function decodePath(message: Decoded<typeof AttributePathMessage> | undefined): AttributePath {
  const path: PathStep[] = [];
  for (const step of message?.steps ?? []) {
    if (step.attribute_name !== undefined) path.push({ attribute: step.attribute_name });
    else if (step.element_key_string !== undefined) path.push({ key: step.element_key_string });
    else if (step.element_key_int !== undefined) path.push({ index: Number(step.element_key_int) });
    else break;
  }
  return path;
}
