// Brings openapi/open-source.json up to date with a running Unleash: `npm run openapi:pull` or `-- URL_OR_FILE`.
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { startUnleashServer } from '../workshop/unleash-server.ts';
import { files, readOperationLists } from '../workshop/contract.ts';
import { keepStructure } from '../src/contract/keep-structure.ts';
import { loadSpecification } from '../src/contract/load-specification.ts';
import { stableJson } from '../src/contract/stable-json.ts';

/** The text of the open-source half as the specification at `source`, a URL or a file, has it. */
export async function renderOpenSource(source: string): Promise<string> {
  const specification = await loadSpecification(source);
  const { openSource } = await readOperationLists();
  return stableJson(keepStructure(specification, openSource));
}

/** Without a source it pulls from a server of its own, of the version that the tests use. */
async function pull(source: string | undefined): Promise<void> {
  const server = source === undefined ? await startUnleashServer() : undefined;
  try {
    await writeFile(files.openSource, await renderOpenSource(source ?? server!.url));
  } finally {
    await server?.stop();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await pull(process.argv[2]);
