// The open-source sandbox against an open-source server: the same calls in the same order get the same answers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { startUnleashServer, type UnleashServer } from '../support/unleash-server.ts';
import * as areas from './real-server-steps.ts';

let server: UnleashServer;
let sandbox: Sandbox;
let real: Player;
let fake: Player;

beforeAll(async () => {
  [server, sandbox] = await Promise.all([startUnleashServer(), startSandbox({ edition: 'oss' })]);
  real = createPlayer(server);
  fake = createPlayer(sandbox);
});

afterAll(async () => {
  await server?.stop();
  await sandbox?.stop();
});

/** Events of one transaction share a group on a server; statistics of projects come from a job of its own pace;
 * descriptions of integrations are prose. */
const left = new Set(['groupId', 'groupType', 'stats', 'providers']);

const { gate, users, ...others } = areas;

describe.each(Object.entries({ gate, users, ...others }))('%s', (_area, steps) => {
  it('is answered alike', async () => {
    for (const step of steps) {
      const body = step.raw?.text ?? JSON.stringify(step.body) ?? '';
      expect(await fake(step), `${step.method} ${step.path} ${body.slice(0, 200)}`).toEqual(await real(step));
    }
  });
});

type Player = (step: areas.Step) => Promise<unknown>;

/** Makes calls and brings the answers into a form in which only what matters can differ. */
function createPlayer(target: { url: string; token: string }): Player {
  const known = new Map<string, number>();
  return async (step: areas.Step) => {
    const token = step.token === undefined ? target.token : step.token;
    const contentType = step.raw ? step.raw.contentType : step.body === undefined ? undefined : 'application/json';
    const headers = {
      ...(token === null ? {} : { authorization: token }),
      ...(contentType ? { 'content-type': contentType } : {}),
    };
    const body = step.raw ? Buffer.from(step.raw.text) : JSON.stringify(step.body);
    const path = step.path.replace(/\{([^}]+)\}/g, (_, name) => String(known.get(name)));
    const response = await fetch(target.url + path, { method: step.method, headers, body: body ?? null });
    const text = await response.text();
    const answer: unknown = /^[{[]/.test(text) ? JSON.parse(text) : undefined;
    if (step.as !== undefined && typeof answer === 'object' && answer) known.set(step.as, Reflect.get(answer, 'id'));
    const location = response.headers.get('location');
    return {
      status: response.status,
      contentType: response.headers.get('content-type'),
      location: location === null ? null : hideVolatile(nameIds(location, known), target.url),
      body: normalize(answer, target.url, known),
    };
  };
}

function normalize(value: unknown, url: string, known: ReadonlyMap<string, number>): unknown {
  if (Array.isArray(value)) return sortPermissions(value).map((item) => normalize(item, url, known));
  if (typeof value === 'string') return hideVolatile(value, url);
  if (typeof value !== 'object' || value === null) return value;
  const isEvent = 'preData' in value;
  const kept = Object.entries(value).filter(([key]) => !left.has(key) && !(isEvent && key === 'id'));
  const isRole = 'type' in value && 'description' in value && !isEvent;
  const isAccount = 'accountType' in value || 'rootRole' in value;
  return Object.fromEntries(
    kept.map(([key, item]) => {
      if (key === 'id' && typeof item === 'number' && isAccount) return [key, nameIds(String(item), known)];
      if (key === 'description' && isRole) return [key, typeof item];
      return [key, normalize(item, url, known)];
    }),
  );
}

/** Permissions come in the order in which the database keeps them. */
function sortPermissions(items: unknown[]): unknown[] {
  const key = (item: unknown) =>
    typeof item === 'object' && item && 'hasPermission' in item ? JSON.stringify(item) : '';
  return [...items].sort((a, b) => key(a).localeCompare(key(b)));
}

function nameIds(id: string, known: ReadonlyMap<string, number>): string {
  for (const [name, number] of known) if (String(number) === id) return name;
  return id;
}

function hideVolatile(text: string, url: string): string {
  return text
    .replaceAll(url, '<url>')
    .replace(/token=\S+$/, 'token=<token>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<uuid>')
    .replace(/[0-9a-f]{32,64}/g, '<hex>')
    .replace(/^(insert into|update|delete from|select) .*$/, '<sql>');
}
