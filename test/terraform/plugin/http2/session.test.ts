/** A connection, with what clients may do and what they must not. */
import { describe, expect, test, vi } from 'vitest';
import { patiently } from '../../../../workshop/patience.ts';
import {
  encodeFrame,
  encodeUint32,
  Flag,
  type Frame,
  FrameType,
} from '../../../../src/terraform/plugin/http2/frame.ts';
import { encodeHeaders } from '../../../../src/terraform/plugin/http2/hpack/encode-headers.ts';
import { Code } from '../../../../src/terraform/plugin/http2/http2-error.ts';
import { frame as message } from '../../../../workshop/plugin-client.ts';
import { callOf, dataOf, headersOf, preface, requestHeaders, settings, startConversation } from './raw-client.ts';

const nothing = Buffer.alloc(0);
const setting = (number: number, value: number) =>
  encodeFrame(FrameType.SETTINGS, 0, 0, Buffer.concat([Buffer.of(0, number), encodeUint32(value)]));
const widen = (streamId: number, by: number) => encodeFrame(FrameType.WINDOW_UPDATE, 0, streamId, encodeUint32(by));
const reset = (streamId: number) => encodeFrame(FrameType.RST_STREAM, 0, streamId, encodeUint32(8));
const trailers = encodeHeaders({ 'x-end': '1' });
const hello = message(Buffer.from('hello'));

const isEndOf = (streamId: number) => (frame: Frame) =>
  frame.streamId === streamId && frame.type === FrameType.HEADERS && (frame.flags & Flag.END_STREAM) !== 0;
const isData = ({ type }: Frame) => type === FrameType.DATA;

/** Begins as every client does, and adds what is given. */
async function converse(...bytes: readonly Uint8Array[]) {
  const client = await startConversation();
  client.write(preface, settings, ...bytes);
  return client;
}

/** What was answered on a stream, when it has ended. */
async function answerOf(client: Awaited<ReturnType<typeof converse>>, streamId: number): Promise<string> {
  await client.hear(isEndOf(streamId));
  const data = client.frames.filter((frame) => isData(frame) && frame.streamId === streamId);
  return Buffer.concat(data.map(({ payload }) => payload))
    .subarray(5)
    .toString();
}

describe('a client may', () => {
  test('send its bytes one by one', async () => {
    const client = await startConversation();
    for (const byte of Buffer.concat([preface, settings, ...callOf(1, 'hello')])) client.write(Buffer.of(byte));
    expect(await answerOf(client, 1)).toBe('hello');
  });

  test.each<[string, Uint8Array[]]>([
    ['give priorities', [encodeFrame(FrameType.PRIORITY, 0, 1, Buffer.alloc(5)), ...callOf(1, 'hello')]],
    [
      'give headers a priority and padding',
      [
        headersOf(
          1,
          Flag.END_HEADERS | Flag.PADDED | Flag.PRIORITY,
          padded(Buffer.concat([Buffer.alloc(5), requestHeaders])),
        ),
        dataOf(1, hello),
      ],
    ],
    ['pad data', [headersOf(1), dataOf(1, padded(hello), Flag.END_STREAM | Flag.PADDED)]],
    [
      'pad with nothing',
      [headersOf(1), dataOf(1, Buffer.concat([Buffer.of(0), hello]), Flag.END_STREAM | Flag.PADDED)],
    ],
    [
      'send headers in pieces',
      [
        headersOf(1, 0, requestHeaders.subarray(0, 3)),
        encodeFrame(FrameType.CONTINUATION, 0, 1, requestHeaders.subarray(3, 5)),
        encodeFrame(FrameType.CONTINUATION, Flag.END_HEADERS, 1, requestHeaders.subarray(5)),
        dataOf(1, hello),
      ],
    ],
    [
      'end with trailers',
      [headersOf(1), dataOf(1, hello, 0), headersOf(1, Flag.END_HEADERS | Flag.END_STREAM, trailers)],
    ],
    ['end with empty data', [headersOf(1), dataOf(1, hello, 0), dataOf(1, nothing)]],
    ['say things of extensions', [encodeFrame(0xfa, 0xff, 77, Buffer.alloc(9)), ...callOf(1, 'hello')]],
    ['announce to leave', [encodeFrame(FrameType.GOAWAY, 0, 0, encodeUint32(0, 0)), ...callOf(1, 'hello')]],
    ['use settings that nobody knows', [setting(0x99, 7), ...callOf(1, 'hello')]],
    ['acknowledge settings', [encodeFrame(FrameType.SETTINGS, Flag.ACK, 0, nothing), ...callOf(1, 'hello')]],
  ])('%s', async (_, bytes) => {
    const client = await converse(...bytes);
    expect(await answerOf(client, 1)).toBe('hello');
    expect(client.goAway).toBeUndefined();
  });

  test('widen and reset a stream that it has ended itself', async () => {
    const client = await converse(headersOf(1), reset(1), widen(1, 5), reset(1), ...callOf(3, 'hello'));
    expect(await answerOf(client, 3)).toBe('hello');
    expect(client.goAway).toBeUndefined();
  });

  test.each<[string, Uint8Array[]]>([
    ['data', [dataOf(1, hello, 0), dataOf(1, hello)]],
    ['trailers', [dataOf(1, hello, 0), headersOf(1, Flag.END_HEADERS | Flag.END_STREAM, trailers)]],
    ['a reset', [dataOf(1, hello, 0), reset(1)]],
  ])('go on with a request that was refused before its end, until it hears of it: %s', async (_, late) => {
    const get = encodeHeaders({ ':method': 'GET', ':scheme': 'http', ':path': '/' });
    const client = await converse(headersOf(1, Flag.END_HEADERS, get), ...late, ...callOf(3, 'hello'));
    expect(await answerOf(client, 3)).toBe('hello');
    const ended = client.frames.filter(({ streamId, type }) => streamId === 1 && type === FrameType.RST_STREAM);
    expect(ended.map(({ payload }) => payload.readUInt32BE())).toEqual([Code.NO_ERROR]);
    expect(client.goAway).toBeUndefined();
  });

  test('ask whether anybody is there', async () => {
    const client = await converse(encodeFrame(FrameType.PING, 0, 0, Buffer.from('whoisit?')));
    const { flags, payload } = await client.hear(({ type }) => type === FrameType.PING);
    expect([flags, payload.toString()]).toEqual([Flag.ACK, 'whoisit?']);
  });

  test('ask for more than one answer at a time, but not for a thousand and one', async () => {
    const streams = Array.from({ length: 1001 }, (_, index) => headersOf(2 * index + 1));
    const client = await converse(...streams);
    const refused = await client.hear(({ type }) => type === FrameType.RST_STREAM);
    expect([refused.streamId, refused.payload.readUInt32BE()]).toEqual([2001, Code.REFUSED_STREAM]);
    client.write(dataOf(1, hello));
    expect(await answerOf(client, 1)).toBe('hello');
  });
});

describe('what a client has no room for waits', () => {
  test('for the room of its stream', async () => {
    const client = await converse(setting(4, 8), ...callOf(1, 'hello world'));
    expect((await client.hear(isData)).payload).toHaveLength(8);
    client.write(widen(1, 100));
    expect(await answerOf(client, 1)).toBe('hello world');
  });

  test('for the room of all streams, which settings change', async () => {
    const client = await converse(setting(4, 0), ...callOf(1, 'hello'), ...callOf(3, 'world'));
    client.write(encodeFrame(FrameType.PING, 0, 0, Buffer.alloc(8)));
    await client.hear(({ type }) => type === FrameType.PING);
    expect(client.frames.some(isData)).toBe(false);
    client.write(setting(4, 65_535));
    expect(await answerOf(client, 1)).toBe('hello');
    expect(await answerOf(client, 3)).toBe('world');
  });

  test('for the room of the connection', async () => {
    const text = 'x'.repeat(100_000);
    const client = await converse(setting(4, 1_000_000), headersOf(1));
    for (let at = 0; at < text.length + 5; at += 10_000) {
      client.write(dataOf(1, message(Buffer.from(text)).subarray(at, at + 10_000), 0));
    }
    client.write(dataOf(1, nothing));
    const received = () => client.frames.filter(isData).reduce((sum, { payload }) => sum + payload.length, 0);
    await client.hear(() => received() === 65_535);
    client.write(widen(0, 1_000_000));
    expect(await answerOf(client, 1)).toBe(text);
  });

  test('or is dropped when the client gives up', async () => {
    const client = await converse(setting(4, 2), ...callOf(1, 'hello'));
    await client.hear(isData);
    client.write(reset(1), setting(4, 65_535), ...callOf(3, 'world'));
    expect(await answerOf(client, 3)).toBe('world');
    expect(client.frames.filter((frame) => isData(frame) && frame.streamId === 1)).toHaveLength(1);
  });
});

describe('a stream that goes wrong ends, and the others go on:', () => {
  const sized = (length: string) => Buffer.concat([requestHeaders, encodeHeaders({ 'content-length': length })]);

  test.each<[string, number, Uint8Array[]]>([
    ['a window widened too far', Code.FLOW_CONTROL_ERROR, [headersOf(1), widen(1, 2 ** 31 - 1)]],
    ['a malformed request', Code.PROTOCOL_ERROR, [headersOf(1, 5, encodeHeaders({ ':method': 'POST' }))]],
    ['one that goes on', Code.PROTOCOL_ERROR, [headersOf(1, 4, encodeHeaders({ 'x-a': '' })), dataOf(1, hello)]],
    ['less than was announced', Code.PROTOCOL_ERROR, [headersOf(1, 4, sized('11')), dataOf(1, hello)]],
    ['more than was announced', Code.PROTOCOL_ERROR, [headersOf(1, 4, sized('9')), dataOf(1, hello, 0)]],
    ['nothing where something was announced', Code.PROTOCOL_ERROR, [headersOf(1, 5, sized('9'))]],
    [
      'trailers too early',
      Code.PROTOCOL_ERROR,
      [headersOf(1, 4, sized('11')), dataOf(1, hello, 0), headersOf(1, 5, trailers)],
    ],
    ['trailers that are none', Code.PROTOCOL_ERROR, [headersOf(1), headersOf(1, 5, requestHeaders)]],
  ])('%s', async (_, code, bytes) => {
    const client = await converse(...bytes, ...callOf(3, 'hello'));
    const ended = await client.hear(({ type }) => type === FrameType.RST_STREAM);
    expect([ended.streamId, ended.payload.readUInt32BE()]).toEqual([1, code]);
    expect(await answerOf(client, 3)).toBe('hello');
    expect(client.goAway).toBeUndefined();
  });

  test('a request as long as was announced is answered', async () => {
    const client = await converse(headersOf(1, 4, sized('10')), dataOf(1, hello));
    expect(await answerOf(client, 1)).toBe('hello');
  });
});

describe('a client that breaks the protocol is told so, and the connection ends:', () => {
  const { PROTOCOL_ERROR, FRAME_SIZE_ERROR, FLOW_CONTROL_ERROR, COMPRESSION_ERROR, ENHANCE_YOUR_CALM, STREAM_CLOSED } =
    Code;
  const full = Buffer.alloc(16_384);

  test.each<[string, number, Uint8Array[]]>([
    ['a frame that is too long', FRAME_SIZE_ERROR, [encodeFrame(FrameType.DATA, 0, 1, Buffer.alloc(16_385))]],
    ['data of no stream', PROTOCOL_ERROR, [dataOf(0, hello)]],
    ['data of a stream that was never opened', PROTOCOL_ERROR, [dataOf(1, hello)]],
    ['data after the end', STREAM_CLOSED, [setting(4, 0), ...callOf(1, 'a'), dataOf(1, hello)]],
    ['data after a reset', STREAM_CLOSED, [headersOf(1), reset(1), dataOf(1, hello)]],
    ['headers after a reset', STREAM_CLOSED, [headersOf(1), reset(1), headersOf(1)]],
    ['headers after the end', STREAM_CLOSED, [setting(4, 0), ...callOf(1, 'a'), headersOf(1)]],
    ['headers of a stream that was passed over', STREAM_CLOSED, [headersOf(5), headersOf(3)]],
    ['headers of no stream', PROTOCOL_ERROR, [headersOf(0)]],
    ['headers of a stream that only we may open', PROTOCOL_ERROR, [headersOf(2)]],
    ['headers twice', PROTOCOL_ERROR, [headersOf(1), headersOf(1)]],
    ['headers that go on and never began', PROTOCOL_ERROR, [encodeFrame(FrameType.CONTINUATION, 4, 1, requestHeaders)]],
    ['headers that are interrupted', PROTOCOL_ERROR, [headersOf(1, 0), settings]],
    [
      'headers that go on elsewhere',
      PROTOCOL_ERROR,
      [headersOf(1, 0), encodeFrame(FrameType.CONTINUATION, 4, 3, nothing)],
    ],
    [
      'headers without end',
      ENHANCE_YOUR_CALM,
      [headersOf(1, 0), ...Array.from({ length: 5 }, () => encodeFrame(FrameType.CONTINUATION, 0, 1, full))],
    ],
    ['headers that cannot be unpacked', COMPRESSION_ERROR, [headersOf(1, Flag.END_HEADERS, Buffer.alloc(4, 0xff))]],
    ['more padding than there is', PROTOCOL_ERROR, [headersOf(1), dataOf(1, Buffer.of(9, 0), Flag.PADDED)]],
    ['padding without its length', PROTOCOL_ERROR, [headersOf(1), dataOf(1, nothing, Flag.PADDED)]],
    ['a push', PROTOCOL_ERROR, [encodeFrame(FrameType.PUSH_PROMISE, 4, 1, requestHeaders)]],
    ['half a priority', FRAME_SIZE_ERROR, [encodeFrame(FrameType.PRIORITY, 0, 1, Buffer.alloc(4))]],
    ['a priority of no stream', PROTOCOL_ERROR, [encodeFrame(FrameType.PRIORITY, 0, 0, Buffer.alloc(5))]],
    [
      'a stream that depends on itself',
      PROTOCOL_ERROR,
      [encodeFrame(FrameType.PRIORITY, 0, 3, Buffer.of(0x80, 0, 0, 3, 9))],
    ],
    [
      'headers that depend on themselves',
      PROTOCOL_ERROR,
      [headersOf(1, Flag.END_HEADERS | Flag.PRIORITY, Buffer.concat([Buffer.of(0, 0, 0, 1, 9), requestHeaders]))],
    ],
    [
      'headers with half a priority',
      FRAME_SIZE_ERROR,
      [headersOf(1, Flag.END_HEADERS | Flag.PRIORITY, Buffer.alloc(4))],
    ],
    ['a leave of a stream', PROTOCOL_ERROR, [encodeFrame(FrameType.GOAWAY, 0, 1, Buffer.alloc(8))]],
    ['half a leave', FRAME_SIZE_ERROR, [encodeFrame(FrameType.GOAWAY, 0, 0, Buffer.alloc(7))]],
    ['a table that is resized within headers', COMPRESSION_ERROR, [headersOf(1, 4, Buffer.of(0x82, 0x21))]],
    ['half a reset', FRAME_SIZE_ERROR, [headersOf(1), encodeFrame(FrameType.RST_STREAM, 0, 1, Buffer.alloc(3))]],
    ['a reset of a stream that was never opened', PROTOCOL_ERROR, [reset(1)]],
    ['half a ping', FRAME_SIZE_ERROR, [encodeFrame(FrameType.PING, 0, 0, Buffer.alloc(7))]],
    ['a ping of a stream', PROTOCOL_ERROR, [encodeFrame(FrameType.PING, 0, 1, Buffer.alloc(8))]],
    ['half a setting', FRAME_SIZE_ERROR, [encodeFrame(FrameType.SETTINGS, 0, 0, Buffer.alloc(5))]],
    ['settings of a stream', PROTOCOL_ERROR, [encodeFrame(FrameType.SETTINGS, 0, 1, nothing)]],
    ['an acknowledgement with settings', FRAME_SIZE_ERROR, [encodeFrame(FrameType.SETTINGS, 1, 0, Buffer.alloc(6))]],
    ['a push that is neither on nor off', PROTOCOL_ERROR, [setting(2, 2)]],
    ['a window that is too wide', FLOW_CONTROL_ERROR, [setting(4, 2 ** 31)]],
    ['a frame size that is too small', PROTOCOL_ERROR, [setting(5, 100)]],
    ['half a window', FRAME_SIZE_ERROR, [encodeFrame(FrameType.WINDOW_UPDATE, 0, 0, Buffer.alloc(3))]],
    ['a window widened by nothing', PROTOCOL_ERROR, [widen(0, 0)]],
    ['a window widened too far', FLOW_CONTROL_ERROR, [widen(0, 2 ** 31 - 1)]],
    ['a window of a stream that was never opened', PROTOCOL_ERROR, [widen(1, 5)]],
  ])('%s', async (_, code, bytes) => {
    const client = await converse(...bytes);
    await client.closed;
    expect(client.goAway).toBe(code);
  });

  test('one that says something else first', async () => {
    const client = await startConversation();
    client.write(Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'));
    await client.closed;
    expect(client.goAway).toBe(PROTOCOL_ERROR);
  });

  test('one that begins without settings', async () => {
    const client = await startConversation();
    client.write(preface, ...callOf(1, 'hello'));
    await client.closed;
    expect(client.goAway).toBe(PROTOCOL_ERROR);
  });

  test('and it counts as gone', async () => {
    const idle = vi.fn();
    const client = await startConversation(idle);
    client.write(preface, settings, headersOf(2));
    await client.closed;
    await vi.waitUntil(() => idle.mock.calls.length > 0, patiently);
    expect(idle).toHaveBeenCalledOnce();
  });
});

/** Content with three bytes of padding. */
function padded(content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(3), content, Buffer.alloc(3)]);
}
