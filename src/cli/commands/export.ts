// unleash-admin export: a whole instance as a Terraform configuration that imports it and changes nothing.
import { resolve } from 'node:path';
import { choiceOf } from '../catalog-names.ts';
import { defineCommand } from '../command.ts';
import { UsageError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { count } from '../output/count.ts';
import { option } from '../parameters.ts';
import { progress } from '../progress.ts';

const formats = ['hcl', 'json', 'cdktn', 'cdktf'] as const;

const exportCommand = defineCommand({
  summary: 'Write a whole instance as Terraform: it imports everything and changes nothing.',
  description: `The folder holds one file for each area, with references in place of ids, import
blocks, and a README.md of what was left out and why. No secret is written. Run
again, it changes what has changed on the instance and keeps every label. It
never touches a file that it did not write, or that was changed since.`,
  arguments: {},
  options: {
    out: option.text('<folder>', 'where the configuration is written; it must be given'),
    only: option.texts('<name>', 'only this resource, such as role, or this area, such as roles-and-access'),
    without: option.texts('<name>', 'all but this resource or area'),
    project: option.text('<id>', 'only this project, what is inside of it and what that refers to'),
    modules: option.switch('a module for each project, called once for all that are alike'),
    identity: option.switch('import by identity, which needs Terraform 1.12, instead of by id'),
    format: option.oneOf(formats, 'hcl', '<format>', 'of the configuration'),
  },
  needs: ['api', 'connected'],
  examples: [
    'export --out unleash',
    'export --out unleash --without users-and-groups',
    'export --out shop --project shop --format json',
  ],
  run: async ({ options, terminal, connected }) => {
    const { out, only, without, project, modules, identity: byIdentity, format } = options;
    if (out === undefined) throw new UsageError('give --out, the folder where the configuration is written');
    const isProgram = format === 'cdktn' || format === 'cdktf';
    if (byIdentity && isProgram)
      throw new UsageError(`${format} imports by id alone: leave out --identity, or choose --format hcl or json`);
    if (modules && isProgram)
      throw new UsageError(`a program for ${format} is one stack: leave out --modules, or choose --format hcl or json`);
    const { exportInstance, FolderRefused, NoSuchObject } = await import('../../export/index.ts');
    const { name, resources } = connected.provider;
    const [isOnly, isWithout] = [choiceOf(resources, name, only), choiceOf(resources, name, without)];
    const { show, end } = progress(terminal);
    const read: string[] = [];
    try {
      const folder = resolve(terminal.cwd, out);
      const exported = await exportInstance(connected, {
        ...{ folder, format, byIdentity },
        isWanted: (resource) => (only.length === 0 || isOnly(resource)) && !isWithout(resource),
        only: project === undefined ? undefined : { target: 'project.id', value: project },
        modules: modules ? 'project.id' : undefined,
        onRead: (typeName) => show(`has read ${read.push(typeName)} kinds of objects, ${typeName} last`),
      });
      return { out, folder, ...exported };
    } catch (error) {
      if (error instanceof FolderRefused) throw new UsageError(`cannot write into ${out}: ${error.message}`);
      if (error instanceof NoSuchObject && project !== undefined)
        throw new UsageError(`${error.message}.${nearest(project, error.known)}`);
      throw error;
    } finally {
      end();
    }
  },
  output: {
    rows: ({ objects, leftOut }) => {
      const types = [...new Set([...objects, ...leftOut].map(({ typeName }) => typeName))];
      const ofType = (all: readonly { readonly typeName: string }[], type: string) =>
        all.filter(({ typeName }) => typeName === type).length;
      return types.map((type) => ({ type, declared: ofType(objects, type), leftOut: ofType(leftOut, type) }));
    },
    columns: {
      resource: ({ type }) => type,
      declared: ({ declared }) => declared,
      'left out': ({ leftOut }) => leftOut,
    },
    notes: ({ out, files, objects, leftOut, hidden, secrets, dangling, unread }) => {
      const by = (wanted: string) => files.filter(({ status }) => status === wanted).length;
      const changes = `${count(by('written'), 'file')} written, ${by('unchanged')} unchanged, ${by('removed')} removed`;
      return [
        `${count(objects.length, 'object')} in ${out}: ${changes}.`,
        ...(leftOut.length > 0 ? [`${count(leftOut.length, 'object')} left out: README.md says why.`] : []),
        ...(hidden.length > 0
          ? [`${count(hidden.length, 'kind')} of objects could not be read: README.md says why.`]
          : []),
        ...(secrets.length > 0 ? [`${count(secrets.length, 'secret')} left to Unleash, in variables.tf.`] : []),
        ...(dangling.length > 0
          ? [`${count(dangling.length, 'name')} of objects that are not there: see README.md.`]
          : []),
        ...(unread.length > 0
          ? [`Not all read, so whether what is named is there is not known: ${unread.join(', ')}.`]
          : []),
      ];
    },
  },
});

// The command has the name of a keyword.
export { exportCommand as export };
