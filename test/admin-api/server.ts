// A real HTTP server that answers as a test wants and remembers what it was asked.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished, vi } from 'vitest';
import { patiently } from '../../workshop/patience.ts';

export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  socket: Socket;
}

interface TestServer {
  url: string;
  port: number;
  requests: Received[];
}

/** `turn` counts the requests from 1. */
export type Answer = (response: ServerResponse, request: Received, turn: number) => void;

export async function startServer(answer: Answer, tls?: { key: string; cert: string }): Promise<TestServer> {
  const requests: Received[] = [];
  const listener: RequestListener = (incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url: path = '', headers, socket } = incoming;
      const request = { method, path, headers, body: Buffer.concat(chunks).toString(), socket };
      requests.push(request);
      answer(response, request, requests.length);
    });
  };
  const port = await listen(tls ? createTlsServer(tls, listener) : createServer(listener));
  return { url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, port, requests };
}

/** Resolves to the port; the server closes when the test is over. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

export function sendText(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
}

/** Resolves once `check` no longer throws, however busy the machine is. */
export const until = (check: () => void): Promise<void> => vi.waitFor(check, patiently);

export const noRoles = { version: 1, roles: [] };
export const aRole = { version: 1, roles: { id: 7, name: 'Auditor', type: 'root-custom', description: '' } };
