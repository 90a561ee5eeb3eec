// What an endpoint is: which permissions it needs, who has it, and a handler typed by the contract.
import type { OperationId } from '../admin-api/generated/operations.ts';
import type { operations } from '../admin-api/generated/schema.d.ts';
import type { Actor } from './http/actor.ts';
import type { Store } from './state/store.ts';

/** Open source, Pro or Enterprise: each holds the routes of the ones before it. */
export type Edition = 'oss' | 'pro' | 'enterprise';

type Parameters<Op extends OperationId, In extends 'path' | 'query'> = operations[Op] extends {
  parameters: { [K in In]?: infer Found };
}
  ? Exclude<Found, undefined>
  : Record<never, never>;

type Body<Op extends OperationId> = [NonNullable<operations[Op]['requestBody']>] extends [
  { content: { 'application/json': infer Found } },
]
  ? Found
  : undefined;

type Success = 200 | 201 | 202 | 204;

type AnswerOf<Status, Response> = {
  status: Status;
  headers?: Record<string, string>;
} & (Response extends { content: { 'application/json': infer Content } } ? { body: Content } : { body?: undefined });

type EndpointAnswer<Op extends OperationId> = {
  [Status in keyof operations[Op]['responses'] & Success]: AnswerOf<Status, operations[Op]['responses'][Status]>;
}[keyof operations[Op]['responses'] & Success];

type CallOf<Params, Query, Content> = {
  params: Params;
  query: Query;
  body: Content;
  actor: Actor;
  store: Store;
  edition: Edition;
  /** Where this sandbox listens: invite links start with it. */
  url: string;
};

/** One request, after it was authenticated, authorized and checked against the contract. */
type EndpointCall<Op extends OperationId> = CallOf<Parameters<Op, 'path'>, Parameters<Op, 'query'>, Body<Op>>;

interface EndpointOf<Call, Answer> {
  /** One of these is needed; none means that every account may call it. */
  needs?: readonly string[];
  /** The lowest edition that has the route; open source when left out. */
  edition?: Exclude<Edition, 'oss'>;
  /** The project to hold the permission in, where it is not the one that path or body name. */
  projectOf?: (store: Store, params: Readonly<Record<string, string>>) => string | undefined;
  /** Action routes and deletions take any content type or none. */
  anyContentType?: true;
  handle(call: Call): Answer;
}

export type Endpoint<Op extends OperationId> = EndpointOf<EndpointCall<Op>, EndpointAnswer<Op>>;

export type Endpoints = { [Op in OperationId]: Endpoint<Op> };

/** An endpoint whose operation is known only at run time: the contract has vouched for what it is called with. */
export type AnyEndpoint = EndpointOf<
  CallOf<Record<string, unknown>, Record<string, unknown>, unknown>,
  { status: number; headers?: Record<string, string>; body?: unknown }
>;

const rank: Record<Edition, number> = { oss: 0, pro: 1, enterprise: 2 };

export function isAvailable(endpoint: { edition?: Edition }, edition: Edition): boolean {
  return rank[endpoint.edition ?? 'oss'] <= rank[edition];
}
