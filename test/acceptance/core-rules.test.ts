// The small core against real ones: a provider that breaks a rule is refused by both, under the same title, at the same act.
import { describe, expect, test } from 'vitest';
import { createLogger, serveReattach } from '../../src/terraform/index.ts';
import { profiles } from '../../src/terraform/testing/index.ts';
import { errorsIn } from '../../workshop/acceptance.ts';
import { terraformBinaries } from '../../workshop/terraform-binaries.ts';
import { createWorkspace, type Workspace } from '../../workshop/terraform.ts';
import { diagonal } from '../support/size.ts';
import { type Act, attributes, movedFrom, named } from '../terraform/testing/acts.ts';
import { right } from '../terraform/testing/right-provider.ts';
import { rules } from '../terraform/testing/rules.ts';

const address = 'registry.terraform.io/acme/right';
const source = (name: string) => `    ${name} = {\n      source = "acme/${name}"\n    }\n`;
const providers = (...names: string[]) => `terraform {\n  required_providers {\n${names.map(source).join('')}  }\n}\n`;

const stored = (type: string, provider: string, values: object) =>
  JSON.stringify({
    version: 4,
    terraform_version: '1.11.4',
    serial: 1,
    lineage: 'rules',
    outputs: {},
    resources: [
      {
        mode: 'managed',
        type,
        name: type === 'right_thing' ? 'a' : 'old',
        provider: `provider["${provider}"]`,
        instances: [{ schema_version: 0, attributes: values, sensitive_attributes: [] }],
      },
    ],
  });
const state = stored('right_thing', address, attributes);

interface Staged {
  readonly main: string;
  readonly state?: string;
  readonly files?: { readonly [path: string]: string };
  readonly command: readonly string[];
}

const plan = ['plan', '-input=false'];
const apply = ['apply', '-input=false', '-auto-approve'];
const importing = (key: string) => `import {\n  to = right_thing.a\n  ${key}\n}\n${named('a')}`;

/** What a person does so that Terraform is at the act. */
const staged: { readonly [act in Act]: Staged } = {
  plan: { main: named('a'), command: plan },
  apply: { main: named('a'), command: apply },
  refresh: { main: named('a'), state, command: plan },
  update: { main: named('b'), state, command: apply },
  destroy: { main: named('a'), state, command: ['destroy', '-input=false', '-auto-approve'] },
  import: { main: importing('id = "1"'), command: plan },
  'import by identity': { main: importing('identity = {\n    id = "1"\n  }'), command: plan },
  move: {
    main: `moved {\n  from = wrong_thing.old\n  to   = right_thing.a\n}\n${named('a')}`,
    state: stored(movedFrom.type, movedFrom.provider, {}),
    command: plan,
  },
  'read data': { main: 'data "right_thing" "a" {\n  name = "a"\n}\n', command: plan },
  open: { main: 'ephemeral "right_thing" "a" {\n  name = "a"\n}\n', command: plan },
  list: {
    main: '',
    files: { 'all.tfquery.hcl': 'list "right_thing" "all" {\n  provider = right\n}\n' },
    command: ['query'],
  },
  call: {
    main: 'output "a" {\n  value = provider::right::double("a")\n}\noutput "b" {\n  value = provider::right::double("a")\n}\n',
    command: plan,
  },
};

/** The errors of a real core at an act, with a provider of which this process answers. */
async function errorsAt(act: Act, handlers: ReturnType<typeof right>, env: object): Promise<string[]> {
  const log = createLogger({ name: 'right', env: {}, write: () => {} });
  const [reattach, other] = await Promise.all(
    [address, movedFrom.provider].map((one) => serveReattach({ handlers, address: one, log })),
  );
  const { main, state: before, files = {}, command } = staged[act];
  const both = JSON.stringify({
    ...JSON.parse(reattach!.env.TF_REATTACH_PROVIDERS!),
    ...JSON.parse(other!.env.TF_REATTACH_PROVIDERS!),
  });
  const workspace: Workspace = createWorkspace({
    files: {
      'main.tf': main,
      'versions.tf': act === 'move' ? providers('right', 'wrong') : providers('right'),
      ...(before !== undefined && { 'terraform.tfstate': before }),
      ...files,
    },
    env: { ...env, TF_REATTACH_PROVIDERS: both },
  });
  try {
    return errorsIn(await workspace.run(...command, '-no-color'));
  } finally {
    workspace.dispose();
    await Promise.all([reattach!.close(), other!.close()]);
  }
}

describe.each(terraformBinaries().map((one, row) => ({ ...one, row })))('$name', ({ env, profile, row }) => {
  const known = rules.filter(({ on, isOwn }) => !isOwn && (on?.(profile) ?? true));
  // Older cores have fewer rules: what counts is that they, too, refuse a right provider nothing.
  const applicable = (profiles.includes(profile) ? known : []).flatMap((rule) => {
    const title = profile.product === 'OpenTofu' && rule.openTofu !== undefined ? rule.openTofu : rule.title;
    return title === null ? [] : [{ ...rule, title }];
  });

  test.each(diagonal(applicable, row, { quick: 9 }))('$rule: $title', async ({ act, wrong, title }) => {
    expect((await errorsAt(act, wrong(right()), env)).join('\n')).toContain(title);
  });

  const all = [...new Set(known.map(({ act }) => act))];
  test.each(diagonal(all, row, { quick: 6 }))('a right provider is refused nothing at %s', async (act) => {
    expect(await errorsAt(act, right(), env)).toEqual([]);
  });
});
