/** The table of messages and RPCs against the facts of protocol 6.11. */
import { expect, test } from 'vitest';
import type { AnyMessage, Enumeration, Kind, NamedField } from '../../../src/terraform/protocol/protobuf/message.ts';
import { providerService, serviceName } from '../../../src/terraform/protocol/tfplugin6/index.ts';
import facts from './tfplugin6.facts.json' with { type: 'json' };

interface FieldFact {
  n: number;
  name: string;
  type: string;
  label?: string;
  oneof?: string;
}

const factMessages: { [name: string]: FieldFact[] } = facts.messages;
const { messages, enumerations } = collect();

function collect() {
  const messages = new Map<string, AnyMessage>();
  const enumerations = new Map<string, Enumeration>();
  const visit = (kind: Kind): void => {
    if (typeof kind === 'function') visit(kind());
    else if (typeof kind === 'object' && 'enumeration' in kind) enumerations.set(kind.enumeration, kind);
    else if (typeof kind === 'object' && !messages.has(kind.message)) {
      messages.set(kind.message, kind);
      for (const field of kind.fields) visit(field.kind);
    }
  };
  for (const { request, response } of Object.values(providerService)) {
    visit(request);
    visit(response);
  }
  return { messages, enumerations };
}

function nameOf(kind: Kind): string {
  if (typeof kind === 'string') return kind;
  if (typeof kind === 'function') return nameOf(kind());
  return 'enumeration' in kind ? kind.enumeration : kind.message;
}

// The facts name a nested type by its last part.
function typeOf(kind: Kind): string {
  const name = nameOf(kind);
  return name.startsWith('google.') ? name : name.split('.').at(-1)!;
}

function isMessage(kind: Kind): boolean {
  return typeof kind === 'function' || (typeof kind === 'object' && 'message' in kind);
}

function describeField({ name, number, kind, rule, oneof }: NamedField): FieldFact {
  return {
    n: number,
    name,
    type: rule === 'map' ? `map<string,${typeOf(kind)}>` : typeOf(kind),
    ...(rule === 'repeated' && { label: 'repeated' }),
    // A message is always optional, so the word in the definition says nothing.
    ...(rule === 'optional' && !oneof && !isMessage(kind) && { label: 'optional' }),
    ...(oneof && { oneof }),
  };
}

function withoutOptionalMessages(fact: FieldFact): FieldFact {
  const { label, ...rest } = fact;
  const scalar = ['string', 'bytes', 'bool', 'int64'].includes(fact.type);
  return label === 'optional' && !scalar ? rest : fact;
}

test('every message has the fields of the protocol', () => {
  const { 'google.protobuf.Timestamp': timestamp, ...ours } = Object.fromEntries(
    [...messages].map(([name, { fields }]) => [name, fields.map(describeField)]),
  );
  // The protocol groups the messages of an RPC in an empty one that bears its name.
  const theirs = Object.entries(factMessages).filter(([name]) => !(name in providerService));
  expect(ours).toEqual(Object.fromEntries(theirs.map(([name, fields]) => [name, fields.map(withoutOptionalMessages)])));
  expect(timestamp?.map(({ n, name, type }) => [n, name, type])).toEqual([
    [1, 'seconds', 'int64'],
    [2, 'nanos', 'int32'],
  ]);
});

test('a single message field may be absent', () => {
  const wrong = [...messages.values()].flatMap(({ message, fields }) =>
    fields.filter(({ kind, rule }) => isMessage(kind) && rule === 'plain').map(({ name }) => `${message}.${name}`),
  );
  expect(wrong).toEqual([]);
});

test('every enumeration has the numbers of the protocol', () => {
  expect(Object.fromEntries([...enumerations].map(([name, { values }]) => [name, values]))).toEqual(facts.enums);
});

test('the service has the RPCs of the protocol', () => {
  expect(serviceName).toBe(`${facts.package}.Provider`);
  const ours = Object.entries(providerService).map(([name, rpc]) => [
    name,
    {
      request: rpc.request.message,
      response: rpc.response.message,
      ...('serverStream' in rpc && { server_stream: true }),
      ...('clientStream' in rpc && { client_stream: true }),
    },
  ]);
  expect(Object.fromEntries(ours)).toEqual(facts.services.Provider);
});
