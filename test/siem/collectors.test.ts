// Collectors over HTTP: what they are sent, what they answer, and what becomes of each answer.
import { describe, expect, test } from 'vitest';
import { createFormat, hecSink, httpSink, type Line } from '../../src/siem/index.ts';
import { NotDelivered, Refused } from '../../src/siem/sinks/sink.ts';
import { type Reply, startCollector } from './collector.ts';
import { eventOf, server } from './events.ts';

const format = createFormat({ format: 'ndjson', ocsf: '1.8', server });
const lines = (...ids: number[]): Line[] => ids.map((id) => format(eventOf(id)));
const idsIn = (body: string) => [...body.matchAll(/"id":(\d+)/g)].map(([, id]) => Number(id));
const never = new AbortController().signal;
const plain = { caCertificate: undefined, env: {} };
const http = (url: string, headers = {}) => httpSink({ ...plain, url, headers });
const hec = (url: string) =>
  hecSink({ ...plain, url, headers: { Authorization: 'Splunk t' }, format: 'ndjson', host: 'unleash.example.com' });
const taken: Reply = { status: 200, body: '{"text":"Success","code":0}' };

describe('an HTTP collector', () => {
  test('is sent a line for each event, with the token', async () => {
    await using collector = await startCollector(() => ({ status: 202 }));
    await http(`${collector.url}/in?x=1`, { Authorization: 'Bearer t' }).deliver(lines(1, 2), never);
    const { path, headers, body } = collector.received[0]!;
    expect({ path, authorization: headers.authorization }).toEqual({ path: '/in?x=1', authorization: 'Bearer t' });
    expect(body).toBe(
      lines(1, 2)
        .map(({ text }) => `${text}\n`)
        .join(''),
    );
  });

  test('that takes less at a time gets less, all of it in order', async () => {
    await using collector = await startCollector(({ body }) => ({ status: idsIn(body).length > 2 ? 413 : 200 }));
    await http(collector.url).deliver(lines(1, 2, 3, 4, 5), never);
    const accepted = collector.received.filter(({ body }) => idsIn(body).length <= 2);
    expect(accepted.flatMap(({ body }) => idsIn(body))).toEqual([1, 2, 3, 4, 5]);
  });

  test('is sent a megabyte at a time', async () => {
    await using collector = await startCollector(() => ({ status: 200 }));
    const [line] = lines(1);
    await http(collector.url).deliver(
      Array.from({ length: 5 }, () => ({ ...line!, text: 'x'.repeat(400_000) })),
      never,
    );
    expect(collector.received.map(({ body }) => body.length)).toEqual([800_002, 800_002, 400_001]);
  });

  test.each([
    [{ status: 503, headers: { 'Retry-After': '7' } }, NotDelivered, /^http:\/\/127\.0\.0\.1:\d+ answered 503$/],
    [{ status: 429, body: 'slow down' }, NotDelivered, /answered 429 \(slow down\)$/],
    ['cut', NotDelivered, /cannot be reached: socket hang up \(ECONNRESET\)$/],
    [{ status: 403, body: 'no' }, Refused, /answered 403 \(no\): it does not take the token of --http-token-file$/],
    [{ status: 404, body: '<html>' }, Refused, /answered 404: check the path of --http$/],
    [{ status: 413 }, Refused, /answered 413: a single event is longer than it takes, so let it take more$/],
    [{ status: 302, headers: { Location: '/x' } }, Refused, /answered 302, which leads elsewhere/],
    [{ status: 400, body: 'bad\u001b[2J line' }, Refused, /answered 400 \(bad line\): it does not take events/],
  ] as const)('whose answer is %j', async (reply, kind, message) => {
    await using collector = await startCollector(() => reply);
    const outcome = http(collector.url).deliver(lines(1), never);
    await expect(outcome).rejects.toThrow(message);
    await expect(outcome).rejects.toThrow(kind);
  });

  test('that is not there is waited for', async () => {
    const collector = await startCollector(() => taken);
    await collector[Symbol.asyncDispose]();
    await expect(http(collector.url).deliver(lines(1), never)).rejects.toThrow(NotDelivered);
  });

  test('that asks to wait is given as long', async () => {
    await using collector = await startCollector(() => ({ status: 503, headers: { 'Retry-After': '7' } }));
    await expect(http(collector.url).deliver(lines(1), never)).rejects.toMatchObject({ retryAfter: 7000 });
  });
});

describe('an HTTP Event Collector', () => {
  test('gets each event in an envelope, by whichever address was given', async () => {
    await using collector = await startCollector(() => taken);
    for (const path of ['', '/', '/services/collector', '/services/collector/event'])
      await hec(`${collector.url}${path}`).deliver(lines(1, 2), never);
    expect(new Set(collector.received.map(({ path }) => path))).toEqual(new Set(['/services/collector/event']));
    const { headers, body } = collector.received[0]!;
    expect(headers.authorization).toBe('Splunk t');
    expect(headers['x-splunk-request-channel']).toMatch(/^[0-9a-f-]{36}$/);
    const [first] = body.split('\n').map((line) => JSON.parse(line));
    expect(first).toEqual({
      ...{ time: Date.UTC(2027, 0, 31) / 1000 + 1, host: 'unleash.example.com', source: 'unleash-admin' },
      ...{ sourcetype: 'unleash:ndjson', event: JSON.parse(lines(1)[0]!.text) },
    });
  });

  test('with acknowledgements is asked until it has indexed them', async () => {
    await using collector = await startCollector(({ path }, turn) =>
      path.includes('/ack?channel=')
        ? { status: 200, body: JSON.stringify({ acks: { 4: turn > 1 } }) }
        : { status: 200, body: '{"text":"Success","code":0,"ackId":4}' },
    );
    await hec(collector.url).deliver(lines(1), never);
    const [event, ...questions] = collector.received;
    expect(questions).toHaveLength(2);
    const channel = event!.headers['x-splunk-request-channel'];
    for (const { path, body } of questions)
      expect([path, body]).toEqual([`/services/collector/ack?channel=${channel}`, '{"acks":[4]}']);
  });

  test.each([
    [
      403,
      { text: 'Invalid token', code: 4 },
      /answered 403 \(.*\): the token of --hec-token-file is not one of its tokens$/,
    ],
    [403, { text: 'Token disabled', code: 1 }, /: the token of --hec-token-file is disabled there$/],
    [400, { text: 'Incorrect index', code: 7 }, /: let the token write to its index there$/],
    [400, { text: 'Invalid data format', code: 6 }, /: it does not take these events$/],
    [404, { text: 'The requested URL was not found', code: 404 }, /: check the address of --hec$/],
  ] as const)('that refuses with %i %j says why, and what to do', async (status, said, message) => {
    await using collector = await startCollector(() => ({ status, body: JSON.stringify(said) }));
    const outcome = hec(collector.url).deliver(lines(1), never);
    await expect(outcome).rejects.toThrow(message);
    await expect(outcome).rejects.toThrow(Refused);
    await expect(outcome).rejects.not.toThrow(/Splunk t/);
  });

  test('that is busy is waited for, and a web page is no collector', async () => {
    await using busy = await startCollector(() => ({ status: 503, body: '{"text":"Server is busy","code":9}' }));
    await expect(hec(busy.url).deliver(lines(1), never)).rejects.toThrow(NotDelivered);
    await using page = await startCollector(() => ({ status: 200, body: '<html>' }));
    await expect(hec(page.url).deliver(lines(1), never)).rejects.toThrow(
      /is not an HTTP Event Collector: check --hec$/,
    );
  });
});
