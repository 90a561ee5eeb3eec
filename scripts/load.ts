// npm run load: a large organization and a limited server, with the real terraform and the provider as it is shipped.
import { startSandbox } from '../src/sandbox/index.ts';
import { buildProvider } from '../workshop/built-provider.ts';
import { carryLoad, describeStep } from '../workshop/load/carry-load.ts';
import { instancesIn, largeConfiguration, peopleConfiguration, type Size } from '../workshop/load/configuration.ts';

const size: Size = { users: 1000, groups: 300, roles: 300, projects: 200 };
const limitedUsers = 60;

const provider = await buildProvider();
try {
  await applyLargeOrganization();
  await applyBeyondTheLimit();
} finally {
  provider.dispose();
}

async function applyLargeOrganization(): Promise<void> {
  const sandbox = await startSandbox();
  const workspace = provider.open(sandbox, largeConfiguration(size));
  const { users, groups, roles, projects } = size;
  console.log(
    `load: ${users} users, ${groups} groups, ${roles} roles, ${projects} projects: ${instancesIn(size)} instances`,
  );
  try {
    await carryLoad(workspace, sandbox, (step) => console.log(`load: ${describeStep(step)}`));
  } finally {
    workspace.dispose();
    await sandbox.stop();
  }
}

async function applyBeyondTheLimit(): Promise<void> {
  const sandbox = await startSandbox({ userLimit: true });
  const workspace = provider.open(sandbox, peopleConfiguration(limitedUsers));
  try {
    const { apply } = await carryLoad(workspace, sandbox);
    const warning = /Warning: Waited for Unleash[\s\S]*?Nothing is wrong/.exec(apply.output)?.[0];
    if (warning === undefined) throw new Error(`Terraform did not say that it waited:\n${apply.output}`);
    const created = sandbox.requests.filter(
      ({ operation, status }) => operation === 'createUser' && status < 300,
    ).length;
    console.log(`load: ${created} users at 20 a minute, ${describeStep(apply)}`);
  } finally {
    workspace.dispose();
    await sandbox.stop();
  }
}
