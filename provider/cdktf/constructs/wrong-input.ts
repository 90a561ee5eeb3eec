// How constructs say that what they were given cannot work: at once, naming themselves, the prop and what to do.
import type { IConstruct } from 'constructs';

/** @throws Error that names the construct by its path in the tree */
export function refuse(construct: IConstruct, problem: string): never {
  throw new Error(`${construct.constructor.name} "${construct.node.path}": ${problem}`);
}

/** The values that are there more than once. */
export function duplicates<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** What is wrong with a number of approvals, or undefined. Unleash knows from 1 to 10. */
export function wrongApprovals(prop: string, approvals: number): string | undefined {
  if (Number.isInteger(approvals) && approvals >= 1 && approvals <= 10) return undefined;
  return `${prop} is ${approvals}. The number of approvals is a whole number from 1 to 10.`;
}

export function checkApprovals(construct: IConstruct, prop: string, approvals: number): void {
  const problem = wrongApprovals(prop, approvals);
  if (problem) refuse(construct, problem);
}

export const quote = (names: Iterable<string>): string => [...names].map((name) => JSON.stringify(name)).join(', ');
