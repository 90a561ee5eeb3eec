// A receiver of syslog over TLS that is not ours, as the example sets it up: each event arrives whole, under its own header.
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { createFormat, syslogSink } from '../../src/siem/index.ts';
import { severities } from '../../src/siem/events/severity.ts';
import { patiently } from '../../workshop/patience.ts';
import { openRsyslog } from '../../workshop/rsyslog.ts';
import { freePort } from '../support/free-port.ts';
import { events, server } from './events.ts';

const certificates = fileURLToPath(new URL('../admin-api/transport/certificates/', import.meta.url));
const example = readFileSync(new URL('../../examples/siem/rsyslog.conf', import.meta.url), 'utf8');
const format = createFormat({ format: 'cef', ocsf: '1.8', server });

const isOpen = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true)).on('error', () => done(false));
    socket.unref().end();
  });

const rsyslog = openRsyslog();
if (rsyslog)
  test('rsyslog writes each event as it was sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rsyslog-'));
    const port = await freePort();
    const [file, written] = [join(folder, 'rsyslog.conf'), join(folder, 'events.cef')];
    const configuration = example
      .replaceAll('/etc/rsyslog.d/', certificates)
      .replace('/var/log/unleash/', `${folder}/`)
      .replace('port="6514"', `port="${port}"`);
    writeFileSync(file, configuration);
    expect(() => rsyslog.check(file)).not.toThrow();
    const process = rsyslog.start(file, folder);
    try {
      await vi.waitUntil(() => isOpen(port), patiently);
      const sink = syslogSink({
        receiver: { isPlain: false, host: 'localhost', port },
        caCertificate: readFileSync(join(certificates, 'ca.pem'), 'utf8'),
        extraCaFile: undefined,
        host: 'unleash.example.com',
      });
      const lines = events.map((event) => format(event));
      for (let at = 0; at < lines.length; at += 100)
        await sink.deliver(lines.slice(at, at + 100), new AbortController().signal);
      await sink.close();
      const read = () => (existsSync(written) ? readFileSync(written, 'utf8').split('\n').slice(0, -1) : []);
      await vi.waitUntil(() => read().length >= lines.length, patiently);
      const wanted = lines.map(
        ({ text, type, severity, createdAt }) =>
          `${createdAt} unleash.example.com unleash ${type.slice(0, 32)} 13.${severities[severity].syslog} ${text}`,
      );
      expect(read()).toHaveLength(wanted.length);
      const [first] = read().flatMap((line, index) =>
        line === wanted[index] ? [] : [{ line, wanted: wanted[index] }],
      );
      expect(first).toBeUndefined();
    } finally {
      process.kill();
      await once(process, 'close');
      rmSync(folder, { recursive: true, force: true });
    }
  });
else test('rsyslog is not to be had on this machine', () => expect(rsyslog).toBeUndefined());
