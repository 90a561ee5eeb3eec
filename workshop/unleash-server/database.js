// A PostgreSQL inside this process, served on a socket; it starts from a copy of an earlier, already migrated one.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const { dependencies } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));
/** Which unleash-server this is. */
export const version = dependencies['unleash-server'];
const cache = new URL('.cache/', import.meta.url);
const copy = new URL(`unleash-${version}-pglite-${dependencies['@electric-sql/pglite']}.tar.gz`, cache);

/** Answers with the connection string, and with `keep`, which saves the migrated database for the next start. */
export async function startDatabase(host) {
  const known = await readCopy();
  const database = await PGlite.create(known ? { loadDataDir: known } : {});
  const socket = new PGLiteSocketServer({ db: database, host, port: 0, maxConnections: 20 });
  await socket.start();
  return {
    url: `postgres://postgres@${socket.getServerConn()}/postgres`,
    keep: async () => {
      if (!known) await saveCopy(await database.dumpDataDir('gzip'));
    },
  };
}

/** In one step, since several servers may start at once. */
async function saveCopy(dump) {
  await mkdir(cache, { recursive: true });
  const unfinished = new URL(`${process.pid}.part`, cache);
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
  await rename(unfinished, copy);
}

/** Whole at once: another server may put its copy in the place of this one at any time. */
async function readCopy() {
  try {
    return new Blob([await readFile(copy)]);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
