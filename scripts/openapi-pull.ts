// npm run openapi:pull, or -- URL_OR_FILE: brings openapi/open-source.json up to date with a running Unleash.
import { writeFile } from 'node:fs/promises';
import { files, renderOpenSource } from '../workshop/contract.ts';
import { startUnleashServer } from '../workshop/unleash-server.ts';

/** Without a source it pulls from a server of its own, of the version that the tests use. */
const [source] = process.argv.slice(2);
const server = source === undefined ? await startUnleashServer() : undefined;
try {
  await writeFile(files.openSource, await renderOpenSource(source ?? server!.url));
} finally {
  await server?.stop();
}
