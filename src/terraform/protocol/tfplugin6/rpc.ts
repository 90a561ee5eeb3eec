/** One remote procedure: the message that Terraform sends and the message or messages that it gets. */
import { type AnyMessage, type Field, type MessageType, message } from '../protobuf/message.ts';

export interface Rpc {
  readonly request: AnyMessage;
  readonly response: AnyMessage;
  /** Many responses to one request. */
  readonly serverStream?: true;
  /** Many requests: no provider of ours serves such an RPC, so handlers leave it out. */
  readonly clientStream?: true;
}

type Fields = { readonly [name: string]: Field<unknown, unknown> };
type Message<F extends Fields> = ReturnType<typeof message<F>>;

/** One request, one response, named `<name>.Request` and `<name>.Response`. */
export function unary<const Q extends Fields, const S extends Fields>(name: string, request: Q, response: S) {
  return { request: message(`${name}.Request`, request), response: message(`${name}.Response`, response) };
}

/** One request, many responses of the given message. */
export function serverStream<const Q extends Fields, S extends MessageType<unknown, unknown>>(
  name: string,
  request: Q,
  response: S,
): { request: Message<Q>; response: S; serverStream: true } {
  return { request: message(`${name}.Request`, request), response, serverStream: true };
}
