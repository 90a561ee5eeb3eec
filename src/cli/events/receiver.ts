// Where events go, by the options of the command: one place, which is standard output unless another one is named.
import { resolve } from 'node:path';
import { type FormatName, fileSink, hecSink, httpSink, type Sink, syslogSink } from '../../siem/index.ts';
import { UsageError } from '../failures.ts';
import { readFile, readToken } from '../read-file.ts';
import type { Terminal } from '../terminal.ts';
import { parseUrl } from '../../text/index.ts';

export interface Receiver {
  readonly format: FormatName;
  readonly file: string | undefined;
  readonly syslog: string | undefined;
  readonly hec: string | undefined;
  readonly hecTokenFile: string | undefined;
  readonly http: string | undefined;
  readonly httpTokenFile: string | undefined;
  readonly caFile: string | undefined;
}

/** @param host that events are said to come from @throws UsageError, SettingError */
export function receiverOf(options: Receiver, host: string, terminal: Terminal): Sink {
  const { format, file, syslog, hec, hecTokenFile, http, httpTokenFile, caFile } = options;
  const named = Object.entries({ file, syslog, hec, http }).filter(([, value]) => value !== undefined);
  if (named.length > 1)
    throw new UsageError(`give one of ${named.map(([name]) => `--${name}`).join(' and ')}, not both`);
  const goesWith = (option: string, given: unknown, ...places: readonly (keyof Receiver)[]) => {
    if (given === undefined || places.some((place) => options[place] !== undefined)) return;
    throw new UsageError(`${option} goes with ${places.map((place) => `--${place}`).join(' or ')}`);
  };
  goesWith('--hec-token-file', hecTokenFile, 'hec');
  goesWith('--http-token-file', httpTokenFile, 'http');
  goesWith('--ca-file', caFile, 'syslog', 'hec', 'http');
  const { cwd, env } = terminal;
  if (file !== undefined) {
    const sink = fileSink(resolve(cwd, file));
    terminal.onHangup?.(() => sink.reopen());
    return sink;
  }
  const caCertificate = caFile === undefined ? undefined : readAuthority(caFile, cwd);
  if (syslog !== undefined)
    return syslogSink({ receiver: readAddress(syslog), caCertificate, extraCaFile: env.NODE_EXTRA_CA_CERTS, host });
  const collector = { caCertificate, env };
  if (hec !== undefined) {
    if (hecTokenFile === undefined) throw new UsageError('--hec needs --hec-token-file, a file that holds its token');
    const headers = { Authorization: `Splunk ${readToken(hecTokenFile, cwd)}`, 'Content-Type': 'application/json' };
    return hecSink({ ...collector, url: readUrl('--hec', hec), headers, format, host });
  }
  if (http !== undefined) {
    const type = format === 'cef' ? 'text/plain; charset=utf-8' : 'application/x-ndjson';
    const token = httpTokenFile === undefined ? undefined : readToken(httpTokenFile, cwd);
    const headers = { 'Content-Type': type, ...(token !== undefined && { Authorization: `Bearer ${token}` }) };
    return httpSink({ ...collector, url: readUrl('--http', http), headers });
  }
  return standardOutput(terminal);
}

const standardOutput = ({ out, taken }: Terminal): Sink => ({
  async deliver(lines) {
    for (const { text } of lines) out(text);
    await taken?.();
  },
  close: async () => {},
});

function readUrl(option: string, text: string): string {
  const url = parseUrl(text);
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return text;
  throw new UsageError(
    `${option} must be an address such as https://collector.example.com:8088, without user and password`,
  );
}

function readAddress(text: string): { isPlain: boolean; host: string; port: number } {
  const [, scheme, host = '', port] =
    /^(tls|tcp):\/\/(\[[0-9a-f:]+\]|[^:/\s[\]]+)(?::(\d{1,5}))?\/?$/i.exec(text) ?? [];
  if (scheme === undefined) throw new UsageError('--syslog must be an address such as tls://syslog.example.com:6514');
  const isPlain = scheme.toLowerCase() === 'tcp';
  return { isPlain, host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? (isPlain ? 601 : 6514)) };
}

function readAuthority(file: string, cwd: string): string {
  const text = readFile('the CA file', file, cwd);
  if (/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.test(text)) return text;
  throw new UsageError(`the CA file ${file} holds no certificate in PEM`);
}
