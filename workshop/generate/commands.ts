// src/cli/generated/commands.ts: every command of the command line, found by its file, loaded when it is called.
import { readdirSync } from 'node:fs';
import type { Command } from '../../src/cli/command.ts';
import { camelCase } from './camel-case.ts';
import { notice } from './notice.ts';

const folder = new URL('../../src/cli/commands/', import.meta.url);

const path = 'src/cli/generated/commands.ts';

/** @throws Error when a file does not export the command that it is named for */
export async function renderCommands(): Promise<Map<string, string>> {
  const names = readdirSync(folder)
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
  const entries = await Promise.all(names.map(entryOf));
  const text = [
    "import type { Command } from '../command.ts';\n",
    'interface CommandEntry {\n  readonly name: string;\n  readonly summary: string;\n  load(): Promise<Command>;\n}\n',
    `export const commands: readonly CommandEntry[] = [\n${entries.join('')}];\n`,
  ].join('\n');
  return new Map([[path, notice + text]]);
}

async function entryOf(name: string): Promise<string> {
  const exported = camelCase(name);
  const module = (await import(new URL(`${name}.ts`, folder).href)) as { readonly [name: string]: Command | undefined };
  const command = module[exported];
  if (!command) throw new Error(`src/cli/commands/${name}.ts must export the command as ${exported}.`);
  const load = `async () => (await import('../commands/${name}.ts')).${exported}`;
  return `  {\n    name: '${name}',\n    summary: ${JSON.stringify(command.summary)},\n    load: ${load},\n  },\n`;
}
