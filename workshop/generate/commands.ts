// src/cli/generated/commands.ts: every command of the command line, found by its file, loaded when it is called.
import { readdirSync } from 'node:fs';
import type { Command } from '../../src/cli/command.ts';
import { groups } from '../../src/cli/groups.ts';
import { camelCase } from './camel-case.ts';
import { notice } from './notice.ts';

const folder = new URL('../../src/cli/commands/', import.meta.url);

const path = 'src/cli/generated/commands.ts';

/** @throws Error when a file does not export the command that it is named for, or a folder is no group */
export async function renderCommands(): Promise<Map<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
  const entries = await Promise.all(files.map(entryOf));
  const text = [
    "import type { Command } from '../command.ts';\n",
    'interface CommandEntry {\n  readonly name: string;\n  readonly summary: string;\n  load(): Promise<Command>;\n}\n',
    `export const commands: readonly CommandEntry[] = [\n${entries.join('')}];\n`,
  ].join('\n');
  return new Map([[path, notice + text]]);
}

/** @param file `drift`, or in a group `events/search`, which is the command `events search` */
async function entryOf(file: string): Promise<string> {
  const [group] = file.split('/').slice(0, -1);
  if (group !== undefined && !(group in groups))
    throw new Error(`src/cli/commands/${group} is a folder: src/cli/groups.ts must say what the group ${group} is.`);
  const exported = camelCase(file.replace('/', '-'));
  const module = (await import(new URL(`${file}.ts`, folder).href)) as { readonly [name: string]: Command | undefined };
  const command = module[exported];
  if (!command) throw new Error(`src/cli/commands/${file}.ts must export the command as ${exported}.`);
  const load = `async () => (await import('../commands/${file}.ts')).${exported}`;
  const [name, summary] = [file.replace('/', ' '), JSON.stringify(command.summary)];
  return `  {\n    name: '${name}',\n    summary: ${summary},\n    load: ${load},\n  },\n`;
}
