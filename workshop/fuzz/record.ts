// Valid traffic to start from: every call that Terraform makes for the catalogue's examples, and what Unleash answers.
import { type OperationId, startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import {
  encodeMessage,
  type MessageType,
  type ProviderHandlers,
  providerService,
  type RpcName,
} from '../../src/terraform/protocol/index.ts';
import { members, provider } from '../catalog.ts';
import { MiniCore } from '../../src/terraform/testing/index.ts';

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface RecordedRpc {
  readonly rpc: RpcName;
  readonly request: Uint8Array;
  /** What Unleash answered meanwhile, by method and path. */
  readonly answers: { readonly [call: string]: Answer };
}

export interface Traffic {
  readonly rpcs: readonly RecordedRpc[];
  /** Answers by operation, of every status. */
  readonly answers: readonly (Answer & { readonly operation: OperationId })[];
}

/** Applies the examples of every resource one after another, and destroys the last. */
export async function recordTraffic(): Promise<Traffic> {
  const rpcs: RecordedRpc[] = [];
  const answers: (Answer & { readonly operation: OperationId })[] = [];
  let under: { [call: string]: Answer } = {};
  const sandbox = await startSandbox();
  const fetch = async (request: Request): Promise<Response> => {
    const call = callOf(request);
    const response = await sandbox.fetch(request);
    const { status, headers } = response;
    const answer = { status, contentType: headers.get('Content-Type') ?? '', body: await response.text() };
    under[call] = answer;
    const { operation } = sandbox.requests.findLast(({ method, path }) => call === `${method} ${path}`) ?? {};
    if (operation !== undefined) answers.push({ ...answer, operation });
    return toResponse(answer);
  };
  const recorded: ProviderHandlers = Object.fromEntries(
    Object.entries(providerHandlers(provider({ fetch }))).map(([name, handle]) => [
      name,
      async (request: unknown, call: unknown) => {
        under = {};
        const { request: type } = providerService[name as RpcName] as { request: MessageType<unknown, unknown> };
        const bytes = encodeMessage(type, request);
        const answer: unknown = await (handle as (...given: unknown[]) => unknown)(request, call);
        rpcs.push({ rpc: name as RpcName, request: bytes, answers: under });
        return answer;
      },
    ]),
  );
  const first = sandbox.checkpoint();
  for (const { examples } of members) {
    sandbox.restore(first);
    const core = await MiniCore.start(recorded, { base_url: sandbox.url, authorization: sandbox.token });
    for (const example of examples) await core.apply(example);
    await core.reload();
    await core.destroy();
  }
  await sandbox.stop();
  return { rpcs, answers };
}

/** Under which an answer is kept. */
export function callOf({ method, url }: { readonly method: string; readonly url: string }): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}`;
}

export function toResponse({ status, contentType, body }: Answer): Response {
  const none = status === 204 || status === 205 || status === 304;
  return new Response(none ? null : body, { status, headers: { 'Content-Type': contentType } });
}
