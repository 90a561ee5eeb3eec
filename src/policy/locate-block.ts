// Where the block of an address stands in the files of a configuration.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Place {
  /** From the folder of the configuration, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** @param folder of the root module, with the modules that it has in folders of its own @param address such as `module.team.unleash_user.this[0]` */
export function blockFinder(folder: string): (address: string) => Place | undefined {
  const modules = new Map<string, ReturnType<typeof readModule>>();
  const moduleAt = (path: string) => {
    if (!modules.has(path)) modules.set(path, readModule(folder, path));
    return modules.get(path)!;
  };
  return (address) => {
    const parts = address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '').split('.');
    let path = '';
    while (parts[0] === 'module') {
      const source = moduleAt(path).sources.get(parts[1]!);
      // What is from elsewhere is found at its call.
      if (source === undefined) return moduleAt(path).places.get(`module.${parts[1]}`);
      path = join(path, source);
      parts.splice(0, 2);
    }
    return moduleAt(path).places.get(parts.join('.'));
  };
}

function readModule(folder: string, path: string) {
  const places = new Map<string, Place>();
  const sources = new Map<string, string>();
  for (const name of filesIn(join(folder, path))) {
    const file = join(path, name).replaceAll('\\', '/');
    let call: string | undefined;
    for (const [index, text] of readFileSync(join(folder, path, name), 'utf8')
      .split('\n')
      .entries()) {
      const [, keyword, first = '', second] =
        /^\s*(resource|module)\s+"?([\w-]+)"?(?:\s+"?([\w-]+)"?)?\s*\{/.exec(text) ?? [];
      if (keyword === 'resource') places.set(`${first}.${second}`, { file, line: index + 1 });
      if (keyword !== undefined) call = keyword === 'module' ? first : undefined;
      if (keyword === 'module') places.set(`module.${first}`, { file, line: index + 1 });
      const [, source] = /^\s*(?:module\s.*\{\s*)?source\s*=\s*"(\.\.?\/[^"]*)"/.exec(text) ?? [];
      if (source !== undefined && call !== undefined) sources.set(call, source);
    }
  }
  return { places, sources };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.tf'))
      .sort();
  } catch {
    // A module that is not there has no lines.
    return [];
  }
}
