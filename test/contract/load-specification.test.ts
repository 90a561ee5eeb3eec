// Whatever is given as a specification is either read, or refused with one clear message and exit code 2.
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSpecification } from '../../src/contract/load-specification.ts';
import { runCheck } from '../../workshop/openapi-check.ts';
import { specification } from './fixture.ts';

let folder: string;
let server: Server;
let url: string;

const pages: Record<string, [number, string]> = {
  '/docs/openapi.json': [200, JSON.stringify(specification())],
  '/unleash/docs/openapi.json': [200, JSON.stringify(specification())],
  '/page.json': [200, '<!doctype html><p>Sign in</p>'],
  '/locked.json': [401, '{}'],
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'specification-'));
  server = createServer((request, response) => {
    const [status, text] = pages[new URL(request.url!, 'http://here').pathname] ?? [404, ''];
    response.writeHead(status).end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('loadSpecification', () => {
  test('reads a file', async () => {
    expect(await loadSpecification(await file('good.json', specification()))).toEqual(specification());
  });

  test.each(['', '/', '/unleash', '/unleash/', '/docs/openapi.json'])(
    'reads a server given as its URL with "%s"',
    async (path) => {
      expect(await loadSpecification(url + path)).toEqual(specification());
    },
  );

  test.each<[string, unknown, string]>([
    ['text', 'hello', 'is not JSON'],
    ['a web page', '<html></html>', 'is a web page, not a specification'],
    ['a list', [], 'is not an object'],
    ['other JSON', { name: 'x' }, 'it has no "openapi" version'],
    ['another OpenAPI', { ...specification(), openapi: '3.1.0' }, 'is OpenAPI 3.1.0; Unleash speaks 3.0'],
    ['one without schemas', { openapi: '3.0.3', paths: {} }, 'without "paths" or "components.schemas"'],
    ['one without operations', { ...specification(), paths: {} }, 'describes no operation'],
    [
      'one without ids',
      { ...specification(), paths: { '/a': { get: { responses: {} } } } },
      'GET /a without an operationId',
    ],
  ])('refuses %s in one sentence', async (_, content, complaint) => {
    const outcome = await runCheck([await file('bad.json', content)]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(complaint);
    expect(outcome.stderr.trim()).not.toContain('\n');
  });

  test.each([
    ['/page.json', 'is a web page'],
    ['/locked.json', 'answered 401 instead of a specification'],
    ['/none', '/none/docs/openapi.json answered 404 instead of a specification'],
  ])('refuses what a server answers at %s', async (path, complaint) => {
    expect(await runCheck([url + path])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(complaint) });
  });

  test('refuses what is not there', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    gone.close();
    await once(gone, 'close');
    await expect(runCheck([`http://127.0.0.1:${port}`])).resolves.toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`http://127.0.0.1:${port}/docs/openapi.json cannot be reached: `),
    });
    await expect(loadSpecification(join(folder, 'none.json'))).rejects.toThrow('There is no file');
    await expect(loadSpecification(folder)).rejects.toThrow('is a folder');
    await expect(loadSpecification('http://')).rejects.toThrow('The URL given is malformed.');
  });

  test('keeps secrets of a URL to itself', async () => {
    const { stderr } = await runCheck([`${url.replace('//', '//me:hush@')}/x.json?key=hush`]);
    expect(stderr).toContain('without a user and a password');
    expect(stderr).not.toContain('hush');
    expect((await runCheck([`${url}/locked.json?key=hush`])).stderr).not.toContain('hush');
  });

  test('refuses a schema that is mentioned but missing', async () => {
    const contract = JSON.parse(JSON.stringify(specification())) as ReturnType<typeof specification>;
    contract.paths = {
      '/api/admin/roles': {
        get: {
          operationId: 'getRoles',
          responses: { '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/lost' } } } } },
        },
      },
    };
    const { exitCode, stderr } = await runCheck([await file('lost.json', contract)]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe('Things 1.0.0 mentions the schema lost but lacks it.\n');
  });

  test.each([[[]], [['a', 'b']]])('tells how to call it when given %o', async (args) => {
    expect(await runCheck(args)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Usage: ') });
  });
});
