// docs/features.md: every feature of modern cores, each member that has it, and how that is proven.
import { nameOf, profiles, profilesWith } from '../../src/terraform/testing/index.ts';
import { type ProvenFeature, provenFeatures } from '../features.ts';

export const renderFeatures = (): Map<string, string> =>
  new Map([['docs/features.md', [heading, ...provenFeatures.filter(isUsed).map(section), ''].join('\n\n')]]);

const heading = `# What works with which core

*Harness* is the core in [src/terraform/testing](../src/terraform/testing): it calls a provider as ${profiles.map(nameOf).join(', ')}
do, and refuses what they refuse; [its rules](../test/terraform/testing/rules.ts) are held by
[wrong providers](../test/terraform/testing/rules.test.ts), and
[run on real cores](../test/acceptance/core-rules.test.ts), too; [whole scenarios](../test/acceptance/scenarios/scenarios.ts)
come out alike in both. A quick run of the tests takes each member under one of
these in turn, a full run all. *Real core* is a binary. This page is generated from
[the table](../workshop/features.ts) that a [test](../test/docs/features.test.ts) holds against the tests.`;

const isUsed = ({ members }: ProvenFeature) => members.length > 0;

function section({ name, description, members, needs, harness, real }: ProvenFeature): string {
  const cores = (needs ? profilesWith(needs) : profiles).map(nameOf).join(', ');
  const small = harness.length > 0 ? 'harness' : '';
  const rows = members.map((member) => `| \`${member}\` | ${small} | ${realCores(member, real)} |`);
  const proofs = [...harness, ...Object.values(real)].map(({ test }) => test);
  const links = [...new Set(proofs)].map((test) => `[${test.split('/').slice(1).join('/')}](../${test})`);
  return [
    `## ${name}`,
    `${description} ${small && `In the harness: ${name === 'Deferral' ? 'an experimental Terraform' : cores}. `}Tests: ${links.join(', ')}.`,
    ['| member | | real core |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

const realCores = (member: string, real: ProvenFeature['real']): string =>
  Object.entries(real)
    .filter(([, { members }]) => members?.includes(member) ?? true)
    .map(([core]) => core)
    .join(', ');
