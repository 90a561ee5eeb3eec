// unleash-admin adopt: what nobody manages as one more file of a configuration, with import blocks.
import { resolve } from 'node:path';
import { defineCommand } from '../command.ts';
import { UsageError, WorkFailed } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { count } from '../output/count.ts';
import { argument, option } from '../parameters.ts';
import { progress } from '../progress.ts';
import { findFolder } from '../read-file.ts';

export const adopt = defineCommand({
  summary: 'Write what nobody manages as Terraform, beside the configuration that is there.',
  description: `An object is named by the address that it would get, such as
unleash_role.developer, or by its type and import id, such as unleash_role.7.
One new file is written, with import blocks and references to what is managed;
no file is ever changed.`,
  arguments: { address: argument.texts('what to adopt; left out with --all-unmanaged') },
  options: {
    allUnmanaged: option.switch('all that is in no state'),
    dir: option.textOr('.', '<folder>', 'the folder of the configuration'),
    state: option.texts('<file>', 'a state, instead of what terraform show -json shows in the folder'),
    dryRun: option.switch('show what would be written, and write nothing'),
    yes: option.switch('write without asking'),
  },
  needs: ['api', 'connected'],
  examples: ['adopt --all-unmanaged --dry-run', 'adopt unleash_role.developer unleash_user.7'],
  run: async ({ arguments: { address: wanted }, options, terminal, connected }) => {
    const { allUnmanaged, dir, state, dryRun, yes } = options;
    if (allUnmanaged === wanted.length > 0)
      throw new UsageError('say what to adopt: addresses, or --all-unmanaged for everything');
    const [{ adoptObjects, writeAdoption }, { compare }, { readStates }] = await Promise.all([
      import('../../export/index.ts'),
      import('../../inventory/index.ts'),
      import('../drift/states.ts'),
    ]);
    const folder = findFolder('the folder', dir, terminal.cwd);
    const here = { ...terminal, cwd: folder };
    const files = state.map((file) => (file === '-' ? file : resolve(terminal.cwd, file)));
    const { managed } = await readStates({ state: files, plan: undefined, alias: undefined }, connected.provider, here);
    const work = progress(terminal);
    const { unmanaged } = await compare(connected, managed, {
      onRead: (typeName) => work.show(`has read ${typeName}`),
    }).finally(work.end);
    const known = new Set<string>();
    const { file, text, declarations, leftOut } = adoptObjects(connected.provider, {
      ...{ unmanaged, managed, folder },
      isWanted(address, { typeName, importId }) {
        const names = [address, `${typeName}.${importId}`];
        for (const name of names) known.add(name);
        return allUnmanaged || names.some((name) => wanted.includes(name));
      },
    });
    const strange = wanted.find((name) => !known.has(name));
    if (strange !== undefined)
      throw new UsageError(`nothing unmanaged is called ${JSON.stringify(strange)}.${nearest(strange, [...known])}`);
    const objects = declarations.map(({ address: { typeName, label }, held: { name, importId } }) => ({
      ...{ address: `${typeName}.${label}`, typeName, importId, name },
    }));
    const isAgreed =
      dryRun || file === null || yes || !terminal.ask
        ? !dryRun && file !== null
        : await terminal.ask(`Write ${count(objects.length, 'object')} to ${file}?`);
    try {
      if (isAgreed && file !== null) writeAdoption(folder, file, text);
    } catch (error) {
      throw new WorkFailed(
        `cannot write ${file} into ${dir}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    return {
      ...{ dir, file, isWritten: isAgreed, objects },
      leftOut: leftOut.map(({ held: { typeName, importId, name }, reason }) => ({ typeName, importId, name, reason })),
      diff: dryRun && file !== null ? ['--- /dev/null', `+++ ${file}`, ...added(text)] : [],
    };
  },
  output: {
    rows: ({ objects }) => objects,
    columns: {
      address: ({ address }) => address,
      id: ({ importId }) => importId,
      name: (object) => object.name,
    },
    notes: ({ dir, file, isWritten, objects, leftOut, diff }) => [
      ...diff,
      ...leftOut.map(({ typeName, name, reason }) => `${typeName} ${name} is left out: ${reason}`),
      objects.length === 0
        ? 'Nothing is unmanaged.'
        : `${count(objects.length, 'object')} ${isWritten ? 'written' : 'would be written'} to ${file} in ${dir}.`,
    ],
  },
});

const added = (text: string) => {
  const lines = text.trimEnd().split('\n');
  return [`@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`)];
};
