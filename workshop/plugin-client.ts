/** The other end of a plugin, for tests: starts one as Terraform does and calls it over gRPC. */
import { type ChildProcess, spawn } from 'node:child_process';
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2';
import { connect as connectSocket, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { Certificate } from '../src/terraform/plugin/certificate.ts';

export interface PluginClient {
  /** @throws RpcError when the status is not 0. */
  call(path: string, request?: Uint8Array): Promise<Uint8Array>;
  /** @throws RpcError when the status is not 0. Breaking out of the loop cancels the call. */
  stream(path: string, request?: Uint8Array): AsyncGenerator<Uint8Array>;
  readonly session: ClientHttp2Session;
  /** Under the session, to be cut. */
  readonly socket: Socket;
  close(): Promise<void>;
}

class RpcError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Where a plugin listens: `unix` with a path or `tcp` with `host:port`. */
export interface Endpoint {
  readonly network: string;
  readonly address: string;
  /** base64 of DER without padding; empty means no TLS. */
  readonly certificate?: string;
}

export function frame(message: Uint8Array): Buffer {
  const header = Buffer.alloc(5);
  header.writeUInt32BE(message.length, 1);
  return Buffer.concat([header, message]);
}

/** @throws Error when the connection or the TLS handshake fails. */
export async function connectPlugin(endpoint: Endpoint, identity?: Certificate): Promise<PluginClient> {
  const socket = openSocket(endpoint, identity);
  const session = connect(endpoint.certificate ? 'https://localhost' : 'http://localhost', {
    createConnection: () => socket,
  });
  await new Promise<void>((resolve, reject) => {
    session.once('remoteSettings', () => resolve());
    session.once('error', reject);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed')));
  });
  session.on('error', () => {});
  return {
    session,
    socket,
    async call(path, request = new Uint8Array()) {
      for await (const message of openStream(session, path, request)) return message;
      throw new RpcError(-1, 'no response');
    },
    stream: (path, request = new Uint8Array()) => openStream(session, path, request),
    close: () =>
      new Promise((resolve) => {
        if (session.closed) resolve();
        else session.close(resolve);
      }),
  };
}

function openSocket({ network, address, certificate }: Endpoint, identity?: Certificate): Socket {
  const [host, port] = address.split(':');
  const target = network === 'unix' ? { path: address } : { host, port: Number(port) };
  if (!certificate) return connectSocket(target as { path: string });
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate, 'base64').toString('base64')}\n-----END CERTIFICATE-----\n`;
  return connectTls({
    ...target,
    ALPNProtocols: ['h2'],
    servername: 'localhost',
    ca: pem,
    key: identity?.key,
    cert: identity?.cert,
  });
}

async function* openStream(session: ClientHttp2Session, path: string, request: Uint8Array): AsyncGenerator<Uint8Array> {
  const stream = session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  let headers: IncomingHttpHeaders = {};
  stream.on('response', (received) => {
    headers = { ...headers, ...received };
  });
  stream.on('trailers', (received) => {
    headers = { ...headers, ...received };
  });
  stream.end(frame(request));
  try {
    let chunks: Buffer[] = [];
    let size = 0;
    let wanted = 5;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      while (size >= wanted) {
        const all = Buffer.concat(chunks);
        const end = 5 + all.readUInt32BE(1);
        chunks = [all];
        if (size < end) {
          wanted = end;
          break;
        }
        yield all.subarray(5, end);
        chunks = [all.subarray(end)];
        size -= end;
        wanted = 5;
      }
    }
    const code = Number(headers['grpc-status'] ?? headers[':status']);
    if (code !== 0) throw new RpcError(code, decodeURIComponent(String(headers['grpc-message'] ?? '')));
  } finally {
    if (!stream.closed) stream.close(8);
  }
}

export interface LaunchedPlugin {
  readonly child: ChildProcess;
  /** The first line on stdout, without the line break; empty when the plugin ended without one. */
  readonly line: string;
  readonly endpoint: Endpoint;
  stdout(): string;
  stderr(): string;
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
}

export const magicCookie = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

/** Starts a plugin with the environment that Terraform gives, changed as asked (undefined removes a variable). */
export async function launchPlugin(
  command: string,
  env: { readonly [name: string]: string | undefined } = {},
  args: readonly string[] = [],
): Promise<LaunchedPlugin> {
  const child = spawn(command, args, {
    env: {
      ...process.env,
      TF_PLUGIN_MAGIC_COOKIE: magicCookie,
      PLUGIN_PROTOCOL_VERSIONS: '5,6',
      PLUGIN_MIN_PORT: '10000',
      PLUGIN_MAX_PORT: '25000',
      ...env,
    },
  });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => stdout().includes('\n') && resolve(stdout().slice(0, stdout().indexOf('\n'))));
    child.once('error', reject);
    child.once('close', () => resolve(''));
  });
  const [, , network = '', address = '', , certificate = ''] = line.split('|');
  return { child, line, endpoint: { network, address, certificate }, stdout, stderr, exited };
}

function collect(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}
