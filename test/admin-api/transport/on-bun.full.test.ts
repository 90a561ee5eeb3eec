// The same requests on Bun, as the self-contained executables send them: private authorities, proxies, and how they fail.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bunHere } from '../../../workshop/executables/index.ts';
import { aRole, sendJson, startServer } from '../server.ts';
import { startProxy } from './proxy-server.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./ask-on-bun.ts', import.meta.url));
const read = (name: string) => readFileSync(new URL(`certificates/${name}`, import.meta.url), 'utf8');
const caCertificate = read('ca.pem');
const tls = { key: read('server.key'), cert: read('server.pem') };

/** What was answered, or the facts of the error. */
async function ask(options: { readonly url: string; readonly [option: string]: unknown }) {
  const { stdout } = await run(bunHere(), [program, JSON.stringify(options)]);
  return JSON.parse(stdout);
}

const open = (secure?: typeof tls) => startServer((response) => sendJson(response, 201, aRole), secure);

test('a request is answered, packed or not', async () => {
  expect(await ask({ url: (await open()).url })).toMatchObject(aRole);
  const packing = await startServer((response) =>
    response.writeHead(201, { 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify(aRole))),
  );
  expect(await ask({ url: packing.url })).toMatchObject(aRole);
});

test('a private authority is trusted where it is configured, and nowhere else', async () => {
  const { url } = await open(tls);
  expect(await ask({ url, caCertificate })).toMatchObject(aRole);
  expect(await ask({ url })).toMatchObject({ kind: 'connection', mayHaveHappened: false });
  expect(await ask({ url, insecureSkipVerify: true })).toMatchObject(aRole);
});

test('a proxy takes requests, and tunnels those to https with the authority of the server', async () => {
  const [plain, secure, proxy] = [await open(), await open(tls), await startProxy()];
  expect(await ask({ url: plain.url, env: { HTTP_PROXY: proxy.url } })).toMatchObject(aRole);
  expect(await ask({ url: secure.url, env: { HTTPS_PROXY: proxy.url }, caCertificate })).toMatchObject(aRole);
  expect(proxy.lines).toEqual([`POST ${plain.url}/api/admin/roles`, `CONNECT ${new URL(secure.url).host}`]);
});

test.each([undefined, tls])('a proxy that refuses the password is named, the password is not (%#)', async (secure) => {
  const { url } = await open(secure);
  const proxy = await startProxy('user:right');
  const address = proxy.url.replace('//', '//user:wr0ng-word@');
  const outcome = await ask({ url, env: { HTTP_PROXY: address, HTTPS_PROXY: address }, caCertificate });
  expect(outcome).toMatchObject({ kind: 'connection', mayHaveHappened: false });
  expect(outcome.message).toContain(proxy.url);
  expect(JSON.stringify(outcome)).not.toContain('wr0ng-word');
});

test('where nobody listens nothing was sent', async () => {
  const outcome = await ask({ url: 'http://127.0.0.1:1' });
  expect(outcome).toMatchObject({ kind: 'connection', code: 'ECONNREFUSED', mayHaveHappened: false });
});

test('an answer that leads elsewhere is not followed', async () => {
  const server = await startServer((response) => response.writeHead(302, { location: '/elsewhere' }).end());
  expect(await ask({ url: server.url })).toMatchObject({ status: 302 });
  expect(server.requests).toHaveLength(1);
});
