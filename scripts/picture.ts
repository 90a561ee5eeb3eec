// npm run picture: docs/pictures/drift.svg, what a real terraform and unleash-admin show after somebody changed production by hand.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openStage } from '../workshop/acceptance.ts';
import { builtExecutables } from '../workshop/built-executables.ts';
import { terminalSvg } from '../workshop/pictures/terminal-svg.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const eve = { email: 'eve@example.com', name: 'Eve Moran', rootRole: 'Admin', token: 'user:eve' };

await using stage = await openStage({
  main: readFileSync(join(root, 'examples/scenarios/team-project/main.tf'), 'utf8'),
  sandbox: { seed: { users: [eve] } },
  terraformEnv: { TF_CLI_ARGS: '' },
});
const { sandbox, workspace } = stage;
await workspace.apply('-no-color');

/** What Eve does in the admin UI. */
async function change(method: string, path: string, body: object): Promise<void> {
  const headers = { authorization: eve.token, 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/api/admin/${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
}
const approvals = { changeRequestsEnabled: true, requiredApprovals: 1 };
await change('PUT', 'projects/checkout/environments/production/change-requests/config', approvals);
await change('POST', 'ui-config/cors', { frontendApiOrigins: ['*'] });

const { stdout } = await workspace.run('plan', '-input=false');
const plan = stdout.slice(stdout.lastIndexOf('Terraform will perform'), stdout.indexOf('\n', stdout.indexOf('Plan:')));

const driftCommand = 'unleash-admin drift --state terraform.tfstate --format csv | grep changed | cut -d, -f2,4,7,8';
const drift = spawn('bash', ['-c', driftCommand], {
  cwd: workspace.dir,
  env: {
    ...process.env,
    PATH: [await builtExecutables(), dirname(process.execPath), process.env.PATH].join(delimiter),
    UNLEASH_URL: sandbox.url,
    UNLEASH_AUTH_TOKEN: sandbox.token,
  },
  stdio: ['ignore', 'pipe', 'ignore'],
});
// Instants are those of one day, so that the picture is the same for ever.
const said = (await text(drift.stdout)).replaceAll(
  /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g,
  '2027-01-31T09:30:00.000Z',
);

const prompt = (command: string) => `\x1b[1m\x1b[32m$\x1b[0m \x1b[1m${command}\x1b[0m`;
const file = join(root, 'docs/pictures/drift.svg');
mkdirSync(dirname(file), { recursive: true });
const shown = [prompt('terraform plan'), plan.replace(/^.*\n\n/, ''), '', prompt(driftCommand), said].join('\n');
writeFileSync(file, terminalSvg('terraform plan and unleash-admin drift after a change by hand', shown));
console.log(file);
