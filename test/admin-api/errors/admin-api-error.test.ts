// Every kind of bad answer becomes one clear error.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type AdminApi, AdminApiError, type AdminApiErrorFacts } from '../../../src/admin-api/index.ts';
import { createTestApi, failure } from '../client.ts';
import { sendJson, sendText, startServer } from '../server.ts';

const createRole = (api: AdminApi) => api.createRole({ body: { name: 'Auditor' } });

async function answerWith(status: number, body: unknown, headers: Record<string, string> = {}): Promise<AdminApiError> {
  const server = await startServer((response) =>
    typeof body === 'string' ? sendText(response, status, body, headers) : sendJson(response, status, body, headers),
  );
  return failure(createRole(createTestApi(server.url, { retry: { attempts: 1 }, deadlineMs: 1000 })));
}

describe('an error answer of Unleash', () => {
  test('401 speaks of the token', async () => {
    const error = await answerWith(401, { name: 'UnauthorizedError', message: 'You must log in to use Unleash.' });
    expect(error).toMatchObject({ kind: 'response', status: 401, serverName: 'UnauthorizedError', isDenied: true });
    expect(error.message).toMatch(
      /does not accept the token \(HTTP 401: You must log in to use Unleash\)\. Use an admin token.* made on this instance/,
    );
  });

  test('403 names the missing permissions', async () => {
    const error = await answerWith(403, {
      id: '7b3c',
      name: 'PermissionError',
      message: 'You do not have the required permissions',
      permissions: ['ADMIN', 'CREATE_ROLE'],
    });
    expect(error).toMatchObject({ permissions: ['ADMIN', 'CREATE_ROLE'], id: '7b3c', isDenied: true });
    expect(error.message).toContain('lacks the permission "ADMIN" or "CREATE_ROLE"');
  });

  test('403 tells a wrong kind of token', async () => {
    const error = await answerWith(403, {
      message: 'invalid token: expected a different token type for this endpoint',
    });
    expect(error.message).toContain('This kind of token cannot be used for the admin API');
    expect(error.message).toContain('not a backend or frontend token');
  });

  test('403 of another sort says what Unleash says', async () => {
    const error = await answerWith(403, { name: 'OperationDeniedError', message: 'Too many PATs.' });
    expect(error.message).toBe('Unleash does not allow createRole: HTTP 403: Too many PATs.');
  });

  test('404 for a missing thing is not 404 for a missing route', async () => {
    const thing = await answerWith(404, { name: 'NotFoundError', message: 'Could not find role with id: 7' });
    expect(thing).toMatchObject({ isNotFound: true, isRouteMissing: false });
    const route = await answerWith(404, {
      name: 'NotFoundError',
      message: 'The path you were looking for (/api/admin/roles) is not available.',
    });
    expect(route).toMatchObject({ isNotFound: false, isRouteMissing: true });
    expect(route.message).toContain('another edition (Enterprise or Pro)');
  });

  test('409 is a conflict', async () => {
    const error = await answerWith(409, { name: 'NameExistsError', message: 'There already exists a role' });
    expect(error).toMatchObject({ isConflict: true, serverName: 'NameExistsError' });
    expect(error.message).toBe(
      'Unleash refused createRole (POST /api/admin/roles) with HTTP 409: There already exists a role.',
    );
  });

  test('400 lists the details with their places', async () => {
    const error = await answerWith(400, {
      name: 'BadDataError',
      message: 'Request validation failed.',
      details: [
        { message: 'The `/body/name` property is required.', path: '/body/name' },
        { message: 'must be one of a, b', path: 'type' },
        { nothing: 'here' },
        { message: 7 },
      ],
    });
    expect(error.details).toEqual([
      { message: 'The `/body/name` property is required.', path: '/body/name' },
      { message: 'must be one of a, b', path: 'type' },
    ]);
    expect(error.message).toMatch(
      /HTTP 400: Request validation failed\. The `\/body\/name` property is required\. type: must be one of a, b\.$/,
    );
  });

  test('400 does not repeat a detail that the message holds already', async () => {
    const error = await answerWith(400, {
      name: 'BadDataError',
      message: 'Request validation failed: no such permission',
      details: [{ message: 'no such permission' }],
    });
    expect(error.message.match(/no such permission/g)).toHaveLength(1);
  });

  test('400 can be told of one detail alone, where its field is shown beside it', async () => {
    const details = [
      { message: 'The `/body/color` property must match pattern "^#".', path: '/body/color' },
      { message: 'bad icon', path: '/body/icon' },
    ];
    const error = await answerWith(400, { name: 'BadDataError', message: 'Request validation failed.', details });
    expect(details.map((detail) => error.about(detail))).toEqual([
      'Unleash refused createRole (POST /api/admin/roles) with HTTP 400: The value must match pattern "^#".',
      'Unleash refused createRole (POST /api/admin/roles) with HTTP 400: bad icon.',
    ]);
  });

  test('leaves out what is said of every bad request', async () => {
    const generic = 'Request validation failed: your request body or params contain invalid data';
    const details = [{ message: '"id" must be URL friendly. You provided "a b".' }];
    const message = `${generic}. Refer to the \`details\` list for more information.`;
    expect((await answerWith(400, { name: 'BadDataError', message, details })).message).toBe(
      'Unleash refused createRole (POST /api/admin/roles) with HTTP 400: "id" must be URL friendly. You provided "a b".',
    );
    const reason = 'Could not find rootRole=999';
    const said = { name: 'BadDataError', message: `${generic}: ${reason}`, details: [{ message: reason }] };
    expect((await answerWith(400, said)).message).toBe(
      `Unleash refused createRole (POST /api/admin/roles) with HTTP 400: ${reason}.`,
    );
  });

  test('500 names the id under which the server logged it', async () => {
    const error = await answerWith(500, { name: 'UnknownError', message: 'oops', id: '0c1d' });
    expect(error.message).toContain('answered HTTP 500: oops, at the first try. Look into the log of Unleash for 0c1d');
  });
});

describe('an answer of something else', () => {
  test.each<[string, number, unknown, RegExp]>([
    [
      'a web page for 404',
      404,
      '<!DOCTYPE html><h1>Not found</h1>',
      /does not look like the address of Unleash.*web page/,
    ],
    ['plain text for 404', 404, 'default backend - 404', /does not look like the address of Unleash/],
    ['foreign JSON for 404', 404, { message: 'no Route matched' }, /does not look like the address of Unleash/],
    ['a web page for 403', 403, '<html>Access denied</html>', /forbids createRole \(HTTP 403 with a web page\)/],
    ['a gateway error', 502, '<html>Bad gateway</html>', /is not available: .* HTTP 502, at the first try/],
    ['a request that is too large', 413, '<html>PayloadTooLargeError</html>', /larger than Unleash takes \(HTTP 413\)/],
    ['text for 400', 400, 'Unexpected token', /HTTP 400: Unexpected token\.$/],
    ['null for 400', 400, null, /HTTP 400\.$/],
    ['a list for 400', 400, [1], /HTTP 400\.$/],
  ])('%s', async (_, status, body, message) => {
    const error = await answerWith(status, body);
    expect(error).toMatchObject({ kind: 'response', status, isNotFound: false });
    expect(error.message).toMatch(message);
  });

  test('a redirect is not followed: a POST would turn into a GET', async () => {
    const error = await answerWith(301, '', { Location: 'https://elsewhere.example.com/login?next=secret' });
    expect(error).toMatchObject({ kind: 'response', status: 301 });
    expect(error.message).toContain('to https://elsewhere.example.com/login (HTTP 301)');
  });
});

describe('no answer', () => {
  const request = { operation: 'getRoles', method: 'GET', path: '/api/admin/roles' } as const;
  const facts = { kind: 'connection', server: 'https://u.example.com', ...request } as const;
  test.each<[Pick<AdminApiErrorFacts, 'code' | 'reason'>, RegExp]>([
    [{ code: 'ECONNREFUSED' }, /nothing accepts connections there.*Check the host and the port/],
    [{ code: 'ENOTFOUND' }, /host name does not exist.*spelling/],
    [{ code: 'EAI_AGAIN' }, /DNS gave no answer/],
    [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, /not signed by a trusted authority.*CA certificate/],
    [{ code: 'CERT_HAS_EXPIRED' }, /has expired/],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, /for another host name/],
    [{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, /http:\/\/ instead of https:\/\//],
    [{ code: 'HPE_INVALID_CONSTANT' }, /does not speak HTTP/],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, /no connection within the time allowed/],
    [{ code: 'PROXY', reason: 'it said 407' }, /through the proxy: it said 407\. Check HTTPS_PROXY/],
    [{ code: 'ECONNRESET', reason: 'read ECONNRESET' }, /read ECONNRESET \(ECONNRESET\)\. Check the network/],
    [{ reason: 'bad port' }, /: bad port\.$/],
  ])('%j', (more, message) => {
    const error = AdminApiError.from({ ...more, ...facts });
    expect(error.message).toMatch(message);
    expect(error.message).toContain('https://u.example.com');
  });

  test('where nothing listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const error = await failure(createRole(createTestApi(`http://127.0.0.1:${port}`, { retry: { attempts: 2 } })));
    expect(error).toMatchObject({ kind: 'connection', code: 'ECONNREFUSED', mayHaveHappened: false });
    expect(error.message).toContain(`could not reach Unleash at http://127.0.0.1:${port}: nothing accepts connections`);
  });

  test('from a host that does not exist', async () => {
    const error = await failure(createTestApi('http://unleash.invalid', { retry: { attempts: 1 } }).getRoles());
    expect(error).toMatchObject({ kind: 'connection' });
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(error.code);
  });
});
