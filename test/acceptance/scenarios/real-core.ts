// A real terraform as the driver of a scenario.
import type { Action } from '../../../src/terraform/testing/index.ts';
import { configurationFiles, differences, openStage, type PlanJson, stateOf } from '../../../workshop/acceptance.ts';
import type { Outcome, Workspace } from '../../../workshop/terraform.ts';
import type { Foreign, Models, Open, Shown } from './driver.ts';

/** Another provider, for which ours stands in: all that Terraform wants of it is that it is there. */
export const elsewhere = 'registry.terraform.io/unleash/unleash';

export const openRealCore =
  (terraformEnv: { readonly PATH?: string }): Open =>
  async (sandbox) => {
    const stage = await openStage({ main: '', sandbox, terraformEnv, otherAddresses: [elsewhere] });
    const { workspace } = stage;
    // The import or moved block of what is yet to be taken in.
    let taking = '';
    const configure = (main: string) => {
      const files = { ...configurationFiles(main), 'taking.tf': taking };
      for (const [path, text] of Object.entries(files)) workspace.write(path, text);
    };
    const plan = (main: string) => {
      configure(main);
      return show(workspace);
    };
    return {
      sandbox: stage.sandbox,
      plan,
      async apply(main) {
        configure(main);
        const outcome = await workspace.run('apply', '-input=false', '-auto-approve');
        taking = '';
        return titlesIn(outcome);
      },
      destroy: async () => titlesIn(await workspace.run('destroy', '-input=false', '-auto-approve')),
      async import(main, address, key) {
        rewrite(workspace, address);
        const by = typeof key === 'string' ? 'id' : 'identity';
        taking = `import {\n  to = ${address}\n  ${by} = ${JSON.stringify(key)}\n}\n`;
        return plan(main);
      },
      async move(main, address, from) {
        rewrite(workspace, address, from);
        taking = `moved {\n  from = ${from.type}.old\n  to   = ${address}\n}\n`;
        // What the first read fills in is drift to this core; the small one has read it by now.
        return { ...(await plan(main)), drift: {} };
      },
      state: () => managed(stateOf(workspace)),
      [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose](),
    };
  };

async function show(workspace: Workspace): Promise<Shown> {
  const outcome = await workspace.plan('-out=plan.tfplan');
  if (outcome.code === 1) return { drift: {}, planned: {}, errors: titlesIn(outcome) };
  const shown = await workspace.run('show', '-json', 'plan.tfplan');
  const { resource_drift = [], resource_changes = [] } = JSON.parse(shown.stdout) as PlanJson;
  const changes = resource_changes.filter(({ mode, change }) => mode === 'managed' && change.actions[0] !== 'no-op');
  return {
    drift: Object.fromEntries(
      resource_drift
        .map(({ address, change }) => [address, differences(change.before, change.after)] as const)
        .filter(([, names]) => names.length > 0),
    ),
    planned: Object.fromEntries(changes.map(({ address, change }) => [address, actionOf(change.actions)])),
    errors: [],
  };
}

const actionOf = (actions: readonly string[]) => (actions.length > 1 ? 'replace' : actions[0]) as Action;

const titlesIn = ({ stderr }: Outcome) => [...stderr.matchAll(/^Error: (.*)$/gm)].map(([, title]) => title!);

const managed = (models: Models): Models =>
  Object.fromEntries(Object.entries(models).filter(([address]) => !address.startsWith('data.')));

interface StateFile {
  readonly resources: readonly { readonly mode: string; readonly type: string; readonly name: string }[];
}

/** Puts an object of another provider in the place of one in state, or nothing. */
function rewrite(workspace: Workspace, address: string, foreign?: Foreign): void {
  const state = JSON.parse(workspace.read('terraform.tfstate')) as StateFile;
  const others = state.resources.filter(({ mode, type, name }) => mode === 'data' || `${type}.${name}` !== address);
  const taken = foreign && {
    mode: 'managed',
    type: foreign.type,
    name: 'old',
    provider: `provider["${foreign.provider}"]`,
    instances: [{ schema_version: 0, attributes: foreign.state, sensitive_attributes: [] }],
  };
  const resources = taken ? [...others, taken] : others;
  workspace.write('terraform.tfstate', JSON.stringify({ ...state, resources }));
}
