/** Which headers make a request: RFC 9113, sections 8.2 and 8.3. */
import { describe, expect, test } from 'vitest';
import { areTrailers, readRequest } from '../../../../src/terraform/plugin/http2/request-headers.ts';

type Headers = readonly (readonly [string, string])[];

const request: Headers = [
  [':method', 'POST'],
  [':scheme', 'http'],
  [':path', '/t/Echo'],
];
const without = (name: string): Headers => request.filter((header) => header[0] !== name);

describe('well formed', () => {
  test.each<[string, Headers]>([
    ['the least there is', request],
    ['an authority', [...request, [':authority', 'localhost']]],
    ['fields', [...request, ['te', 'trailers'], ['grpc-timeout', '1S'], ['x_a.b~c', '']]],
    ['a field twice', [...request, ['a', '1'], ['a', '2']]],
    ['a length said twice alike', [...request, ['content-length', '5'], ['content-length', '5']]],
    [
      'a tunnel',
      [
        [':method', 'CONNECT'],
        [':authority', 'localhost:1'],
      ],
    ],
  ])('%s', (_, headers) => {
    expect(readRequest(headers)).toEqual(new Map(headers));
  });
});

describe('malformed', () => {
  const fields: [string, readonly [string, string]][] = [
    ['capitals', ['Content-type', 'a']],
    ['no name', ['', 'a']],
    ['a space in a name', ['a b', 'a']],
    ['a byte that no name has', ['caf\u00e9', 'a']],
    ['a colon in a name', ['a:b', 'a']],
    ['a line break in a value', ['a', 'b\r\nc: d']],
    ['a zero in a value', ['a', 'b\0']],
    ['space around a value', ['a', ' b']],
    ['space behind a value', ['a', 'b\t']],
    ['a connection', ['connection', 'keep-alive']],
    ['an encoding of transfers', ['transfer-encoding', 'chunked']],
    ['an upgrade', ['upgrade', 'h2c']],
    ['other things than trailers', ['te', 'trailers, deflate']],
  ];

  test.each(fields)('%s', (_, field) => {
    expect(readRequest([...request, field])).toBeUndefined();
    expect(areTrailers([['a', 'b'], field])).toBe(false);
  });

  test.each<[string, Headers]>([
    ['nothing', []],
    ['no method', without(':method')],
    ['no scheme', without(':scheme')],
    ['no path', without(':path')],
    ['an empty path', [...without(':path'), [':path', '']]],
    ['a method twice', [...request, [':method', 'POST']]],
    ['a scheme twice', [...request, [':scheme', 'http']]],
    ['a path twice', [...request, [':path', '/']]],
    ['what only answers have', [...request, [':status', '200']]],
    ['what nobody knows', [...request, [':test', '1']]],
    ['a path behind a field', [...without(':path'), ['a', 'b'], [':path', '/']]],
    ['a length that is none', [...request, ['content-length', '-1']]],
    ['two lengths', [...request, ['content-length', '1'], ['content-length', '2']]],
    ['a tunnel with a path', [...request.slice(1), [':method', 'CONNECT'], [':authority', 'a:1']]],
  ])('%s', (_, headers) => {
    expect(readRequest(headers)).toBeUndefined();
  });

  test('trailers that begin a request', () => {
    expect(areTrailers([[':path', '/']])).toBe(false);
    expect(areTrailers([['a', 'b']])).toBe(true);
  });
});
