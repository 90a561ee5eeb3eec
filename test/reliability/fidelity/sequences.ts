// The sequences: calls of every area, so that what one leaves behind meets what another does.
import fc from 'fast-check';
import { readOperationLists } from '../../../workshop/contract.ts';
import { areas } from '../../calls/index.ts';
import type { SomeCall, WeightedCall } from '../../calls/some.ts';

const { openSource } = await readOperationLists();

const sequencesOf = (calls: readonly WeightedCall[]): fc.Arbitrary<SomeCall[]> =>
  fc.array(fc.oneof(...calls), { minLength: 1, maxLength: 14, size: 'max' });

/** @throws Error for an area that has no generated calls */
function callsOf(...names: readonly string[]): WeightedCall[] {
  return names.flatMap((name) => {
    const generated = areas.get(name)?.generated;
    if (generated === undefined) throw new Error(`test/calls/${name}.ts has no generated calls`);
    return generated();
  });
}

const isOpenSource = ({ operation }: WeightedCall) => openSource.includes(operation);

const people = ['users', 'user-lists', 'user-permissions'];
const projects = ['projects', 'project-settings'];
const access = ['project-access', 'project-roles'];
const environments = ['environments', 'project-environments', 'default-strategies'];
const tokens = ['api-tokens', 'project-api-tokens'];

/** What the enterprise services are about, and what stands in relation to it: a few areas closely, or everything. */
export const enterpriseSequences = fc.oneof(
  ...[
    ['roles', 'groups', ...people],
    [...projects, ...access, 'roles', 'groups'],
    [...projects, ...environments, ...tokens, 'roles'],
    ['service-account-tokens', ...people, ...access],
    ['roles', 'groups', ...projects, ...access, ...environments, 'service-account-tokens', ...people, ...tokens],
  ].map((names) => sequencesOf(callsOf(...names))),
);

const everything = [...areas.values()].flatMap(({ generated }) => generated?.() ?? []);

export const openSourceSequences = fc.oneof(
  ...[
    callsOf(...people, ...tokens),
    callsOf('context-fields', 'project-context-fields', 'segments'),
    callsOf('tag-types', 'feature-types', 'invite-links', 'ui-config', 'maintenance'),
    callsOf('addons', ...environments),
    everything,
  ].map((calls) => sequencesOf(calls.filter(isOpenSource))),
);
