// The commands that hold a sealed folder against its manifest: they differ in what wrote it.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, defineCommand } from '../command.ts';
import { UsageError } from '../failures.ts';
import { count } from '../output/count.ts';
import { argument, option } from '../parameters.ts';
import { attempt, readFile } from '../read-file.ts';

interface Words {
  readonly summary: string;
  /** What wrote the folder, such as `events export`. */
  readonly writer: string;
  readonly examples: readonly string[];
}

export const verifyCommand = ({ summary, writer, examples }: Words): Command =>
  defineCommand({
    ...{ summary, examples },
    description: `It needs neither a network nor a token. Without --key it tells what was changed
by chance or by somebody who left the manifest alone; with the public key of the
signature nobody can have changed both.`,
    arguments: { folder: argument.text(`that ${writer} has written`) },
    options: { key: option.text('<file>', 'public key (PEM) that the signature of the manifest must fit') },
    needs: [],
    run: async ({ arguments: { folder }, options: { key: file }, terminal }) => {
      const { readVerifyingKey, sealOf, verifyFolder } = await import('../../manifest/index.ts');
      const path = resolve(terminal.cwd, folder);
      if (!existsSync(path)) throw new UsageError(`there is no folder ${folder}`);
      const pem = file === undefined ? undefined : readFile('the key file', file, terminal.cwd);
      const key = pem && attempt(`the key file ${file} cannot be used`, () => readVerifyingKey(pem));
      const { manifest, signature, problems } = await verifyFolder(path, key || undefined);
      return {
        folder,
        isWhole: problems.length === 0,
        signature,
        seal: manifest ? sealOf(manifest) : null,
        about: manifest?.about ?? null,
        files: manifest?.files.length ?? 0,
        problems,
      };
    },
    output: {
      rows: ({ problems }) => problems,
      columns: {
        file: ({ path }) => path,
        line: ({ line }) => line,
        found: ({ kind }) => kind,
        says: ({ message }) => message,
      },
      alarm: ({ kind, path, line, message }) => ({
        rule: `verify/${kind}`,
        level: 'error',
        subject: line === null ? path : `${path}:${line}`,
        message,
      }),
      notes: ({ folder, isWhole, signature, seal, about, files, problems }) => {
        if (!isWhole) return [`${folder} is not what was sealed: ${count(problems.length, 'problem')}.`];
        const held = Object.entries(about?.counts ?? {}).map(([what, number]) => `${number} ${what}`);
        const signed = {
          good: 'signed with this key',
          unchecked: 'signed: give --key to check it',
          none: 'not signed',
          wrong: '',
        };
        return [
          `${folder} is whole: ${[count(files, 'file'), ...held].join(', ')}; ${signed[signature]}.`,
          `Seal: ${seal}.`,
        ];
      },
    },
    hasFindings: ({ isWhole }) => !isWhole,
  });
