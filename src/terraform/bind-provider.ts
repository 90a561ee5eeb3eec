/** Joins a provider's handlers to the wire: messages in and out become bytes in and out. */
import { type Call, GrpcError, type Method, type Methods, Status } from './plugin/index.ts';
import type { MessageType, ProviderHandlers, ServedRpc } from './protocol/index.ts';

type Message = MessageType<unknown, unknown>;
/** The type of the handlers pairs each name with the request that its function takes; here all are alike. */
type Handle = (request: unknown, call: Call) => unknown;

/** Loads the protocol only now, after the handshake. RPCs without a handler are left out and so unimplemented. */
export async function bindProvider(handlers: ProviderHandlers | (() => Promise<ProviderHandlers>)): Promise<Methods> {
  const { decodeMessage, encodeMessage, ProtocolError, providerService, serviceName } = await import(
    './protocol/index.ts'
  );
  const given = typeof handlers === 'function' ? await handlers() : handlers;

  const read = (request: Message, bytes: Uint8Array): unknown => {
    try {
      return decodeMessage(request, bytes);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      throw new GrpcError(Status.INVALID_ARGUMENT, `${request.message}: ${error.message}`);
    }
  };
  const bind = (request: Message, response: Message, handle: Handle): Method => ({
    unary: async (bytes, call) => encodeMessage(response, await handle(read(request, bytes), call)),
  });
  const bindStream = (request: Message, response: Message, handle: Handle): Method => ({
    async *serverStream(bytes, call) {
      for await (const event of handle(read(request, bytes), call) as AsyncIterable<unknown>) {
        yield encodeMessage(response, event);
      }
    },
  });

  const methods = new Map<string, Method>();
  for (const [name, handler] of Object.entries(given)) {
    if (handler === undefined || !(name in providerService)) continue;
    const rpc = providerService[name as ServedRpc];
    const bindOne = 'serverStream' in rpc ? bindStream : bind;
    methods.set(`/${serviceName}/${name}`, bindOne(rpc.request, rpc.response, handler as Handle));
  }
  return methods;
}
