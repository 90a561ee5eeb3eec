/** Headers, unpacked as the examples of RFC 7541 (appendix C) say and as Node packs them. */
import { once } from 'node:events';
import { connect } from 'node:http2';
import { Duplex } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { FrameReader, FrameType } from '../../../../src/terraform/plugin/http2/frame.ts';
import { HeaderDecoder } from '../../../../src/terraform/plugin/http2/hpack/decode-headers.ts';
import { encodeHeaders } from '../../../../src/terraform/plugin/http2/hpack/encode-headers.ts';
import { Code } from '../../../../src/terraform/plugin/http2/http2-error.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const decodeAll = (blocks: readonly string[]) => {
  const decoder = new HeaderDecoder();
  return blocks.map((block) => Object.fromEntries(decoder.decode(bytes(block))));
};

const first = { ':method': 'GET', ':scheme': 'http', ':path': '/', ':authority': 'www.example.com' };
const requests = [
  first,
  { ...first, 'cache-control': 'no-cache' },
  { ...first, ':scheme': 'https', ':path': '/index.html', 'custom-key': 'custom-value' },
];

describe('headers', () => {
  test('as they are written, referred to by the next request', () => {
    const blocks = [
      '8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
      '8286 84be 5808 6e6f 2d63 6163 6865',
      '8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65',
    ];
    expect(decodeAll(blocks)).toEqual(requests);
  });

  test('in the Huffman code', () => {
    const blocks = [
      '8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff',
      '8286 84be 5886 a8eb 1064 9cbf',
      '8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf',
    ];
    expect(decodeAll(blocks)).toEqual(requests);
  });

  test('that are not to be remembered are not', () => {
    expect(decodeAll(['100870617373776f726406736563726574'])).toEqual([{ password: 'secret' }]);
    expect(() => decodeAll(['100870617373776f726406736563726574', 'be'])).toThrow('stands for none');
  });

  test('that are remembered push out the oldest', () => {
    const long = (name: string) => encodeLiteral(name, 'x'.repeat(2000));
    const decoder = new HeaderDecoder();
    decoder.decode(Buffer.concat([long('one'), long('two')]));
    expect(namesOf(decoder.decode(bytes('be')))).toEqual(['two']);
    expect(namesOf(decoder.decode(bytes('bf')))).toEqual(['one']);
    decoder.decode(long('six'));
    expect(namesOf(decoder.decode(bytes('bf')))).toEqual(['two']);
    expect(() => decoder.decode(bytes('c0'))).toThrow('stands for none');
  });

  test('are forgotten when the table is made smaller', () => {
    expect(() => decodeAll(['400a637573746f6d2d6b65790c637573746f6d2d76616c7565', '20be'])).toThrow('stands for none');
  });

  test('of every visible character come from Node as they were', async () => {
    const visible = String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 33 + index));
    const latin = String.fromCharCode(...Array.from({ length: 128 }, (_, index) => 128 + index));
    const headers = {
      'x-visible': visible,
      'x-latin': latin,
      'x-long': 'value '.repeat(500).trim(),
      'x-digits': '0123456789'.repeat(10),
    };
    for (let round = 0; round < 2; round += 1) {
      expect(Object.fromEntries(new HeaderDecoder().decode(await packedByNode(headers)))).toMatchObject(headers);
    }
  });

  test('that we pack are the same when unpacked', () => {
    const headers = { ':status': '200', 'content-type': 'application/grpc', 'grpc-message': 'm'.repeat(5000) };
    expect(Object.fromEntries(new HeaderDecoder().decode(encodeHeaders(headers)))).toEqual(headers);
  });
});

describe('bytes that are no headers', () => {
  test.each([
    ['the number zero', '80', 'has the number 0'],
    ['a number beyond the tables', 'ff80 01', 'stands for none'],
    ['a number without end', 'ffff ffff ffff ff', 'is too large'],
    ['a number that is cut short', 'ff', 'cut short'],
    ['a name that is cut short', '4005 6162', 'cut short'],
    ['a value that is missing', '4001 61', 'cut short'],
    ['a table that is too large', '3fff ffff 01', 'a header table of'],
    ['padding of a whole byte', '4001 6182 1fff', 'not in the Huffman code'],
    ['padding with zeros', '4001 6181 18', 'not in the Huffman code'],
    ['the end of the Huffman code', '4001 6184 ffff ffff', 'not in the Huffman code'],
  ])('%s', (_, block, problem) => {
    expect(() => decodeAll([block])).toThrow(problem);
    expect(() => decodeAll([block])).toThrow(expect.objectContaining({ code: Code.COMPRESSION_ERROR }));
  });

  test('a short block that stands for too much', () => {
    const decoder = new HeaderDecoder();
    decoder.decode(encodeLiteral('a', 'x'.repeat(4000)));
    expect(() => decoder.decode(Buffer.alloc(20, 0xbe))).toThrow(
      expect.objectContaining({ code: Code.ENHANCE_YOUR_CALM }),
    );
  });
});

/** A header that is to be remembered. */
function encodeLiteral(name: string, value: string): Buffer {
  const literal = encodeHeaders({ [name]: value });
  literal[0] = 0x40;
  return literal;
}

/** The block of headers in the first request of Node's client. */
async function packedByNode(headers: { readonly [name: string]: string }): Promise<Buffer> {
  const reader = new FrameReader();
  const found: Buffer[] = [];
  const wire = new Duplex({
    read() {},
    write(chunk: Buffer, _, done) {
      for (const frame of reader.read(chunk)) {
        if (frame.type === FrameType.HEADERS) found.push(frame.payload.subarray(frame.flags & 0x20 ? 5 : 0));
      }
      done();
      if (found.length > 0) wire.emit('found');
    },
  });
  const session = connect('http://localhost', { createConnection: () => wire });
  session
    .request(headers)
    .on('error', () => {})
    .end();
  await once(wire, 'found');
  session.destroy();
  return found[0]!;
}

function namesOf(headers: readonly (readonly [string, string])[]): string[] {
  return headers.map(([name]) => name);
}
