// Talks to a real server by operation ids, and holds what is said against the contract.
import { expect } from 'vitest';
import { buildContract } from '../../workshop/contract.ts';
import { type OperationId, operations } from '../../src/admin-api/generated/operations.ts';
import { type Judge, judgeBy } from '../support/contract-judge.ts';
import { sharedUnleashServer, type UnleashServer } from '../../workshop/unleash-server.ts';

export interface Call {
  params?: Record<string, string | number>;
  query?: string;
  body?: unknown;
}

export interface Answer {
  status: number;
  json: Record<string, unknown>;
}

export interface Conversation {
  server: UnleashServer;
  judge: Judge;
  call(id: OperationId, call?: Call): Promise<Answer>;
  /** Calls, and holds the status, the body and the answer against what is expected and against the contract. */
  converse(id: OperationId, status: number, call?: Call): Promise<Answer['json']>;
}

export async function startConversation(): Promise<Conversation> {
  const [server, judge] = await Promise.all([sharedUnleashServer(), buildContract().then(judgeBy)]);

  async function call(id: OperationId, { params = {}, query = '', body }: Call = {}): Promise<Answer> {
    const { method, path } = operations[id];
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
    const response = await fetch(`${server.url}${filled}${query}`, {
      method,
      headers: { authorization: server.token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  }

  async function converse(id: OperationId, status: number, request: Call = {}): Promise<Answer['json']> {
    const answer = await call(id, request);
    expect.soft(answer.status, `${id} ${JSON.stringify(request)} ${JSON.stringify(answer.json)}`).toBe(status);
    expect.soft(judge.response(id, answer.status, answer.json), `the answer of ${id}`).toEqual([]);
    if (request.body !== undefined && status < 400) {
      expect.soft(judge.request(id, request.body), `the body of ${id}`).toEqual([]);
    }
    return answer.json;
  }

  return { server, judge, call, converse };
}
