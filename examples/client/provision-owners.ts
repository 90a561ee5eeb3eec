// Gives each new project its owners: reads a CSV of project, name and e-mail of an owner, and makes what is missing.
// Run it again whenever you like: what is there already is left as it is. --dry-run only says what it would do.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type AdminApi, AdminApiError, createAdminApi, fromEnvironment } from 'unleash-admin';

interface Row {
  project: string;
  name: string;
  owner: string;
}

/** One thing to do, in words, and how. Answers with the id of what it made. */
type Step = (what: string, work: () => Promise<{ id?: string | number } | undefined>) => Promise<number | undefined>;

async function provision(api: AdminApi, rows: readonly Row[], step: Step): Promise<void> {
  const [{ projects }, { users }, { roles }] = await Promise.all([api.getProjects(), api.getUsers(), api.getRoles()]);
  const role = (name: string) => roles.find((candidate) => candidate.name === name)!.id;
  const known = new Set(projects.map(({ id }) => id));
  const people = new Map(users.map(({ id, email }) => [email?.toLowerCase(), id]));

  for (const { project, name, owner } of rows) {
    const isNew = !known.has(project);
    if (isNew) {
      await step(
        `create project ${project}`,
        async () => void (await api.createProject({ body: { id: project, name } })),
      );
      known.add(project);
    }
    if (!people.has(owner)) {
      // The person signs in through single sign-on, or asks for a password: no mail is sent, and no password exists.
      const body = { email: owner, rootRole: role('Viewer'), sendEmail: false };
      const id = await step(`create user ${owner}`, () => api.createUser({ body }));
      people.set(owner, id ?? 0);
    }
    const id = people.get(owner)!;
    const access = isNew || id === 0 ? undefined : await api.getProjectAccess({ projectId: project });
    if (access?.users.some((user) => user.id === id && user.roles?.includes(role('Owner')))) continue;
    await step(`make ${owner} an owner of ${project}`, async () => {
      const body = { roles: [role('Owner')], users: [id], groups: [] };
      return void (await api.addAccessToProject({ projectId: project, body }));
    });
  }
}

function readRows(file: string): Row[] {
  const [heading, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  if (heading !== 'project,name,owner') throw new Error(`${file}:1: the first line must be "project,name,owner"`);
  return lines.map((line, index) => {
    const [project, name, owner, ...more] = line.split(',').map((cell) => cell.trim());
    if (!project || !name || !owner?.includes('@') || more.length > 0) {
      throw new Error(`${file}:${index + 2}: expected an id, a name and an e-mail, but found "${line}"`);
    }
    return { project, name, owner: owner.toLowerCase() };
  });
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { 'dry-run': { type: 'boolean' } }, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) throw new Error('usage: provision-owners.ts [--dry-run] FILE.csv');
  let steps = 0;
  const step: Step = async (what, work) => {
    steps += 1;
    console.log(values['dry-run'] ? `would ${what}` : what);
    const made = values['dry-run'] ? undefined : await work();
    return made?.id === undefined ? undefined : Number(made.id);
  };
  await provision(createAdminApi(fromEnvironment()), readRows(file), step);
  if (steps === 0) console.log('nothing to do');
}

try {
  await main();
} catch (error) {
  // Everything that goes wrong here is the reader's to mend, so a sentence says more than a stack.
  console.error(
    error instanceof AdminApiError && error.isDenied
      ? `The token may not do this: ${error.message}`
      : (error as Error).message,
  );
  process.exitCode = 1;
}
