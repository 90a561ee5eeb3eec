// The whole provider: calls that Terraform would never make, and calls during which Unleash answers nonsense.
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import {
  decodeMessage,
  encodeMessage,
  type MessageType,
  ProtocolError,
  type ProviderHandlers,
  providerService,
  type RpcName,
} from '../../../src/terraform/protocol/index.ts';
import { provider } from '../../catalog.ts';
import { MiniCore } from '../../../src/terraform/testing/index.ts';
import { mutateAnswer, mutateRequest } from '../mutate-traffic.ts';
import { type Answer, callOf, type Traffic, toResponse } from '../record.ts';
import { allow, insist, join, split, type Target } from '../target.ts';

interface Heading {
  readonly rpc: RpcName;
  readonly answers: { readonly [call: string]: Answer };
}

type Message = MessageType<unknown, unknown>;
type Handle = (request: unknown, call: { readonly signal: AbortSignal }) => Promise<unknown>;

export async function providerTargets({ rpcs }: Traffic): Promise<Target[]> {
  const taken = rpcs.filter(({ rpc, request }) => rpc !== 'GetProviderSchema' && request.length < 8000);
  const asking = taken.filter(({ answers }) => Object.keys(answers).length > 0);
  let answers: Heading['answers'] = {};
  const fetch = async (request: Request) => toResponse(answers[callOf(request)] ?? nothingThere);
  const handlers = providerHandlers(provider({ fetch }));
  const configure = () => MiniCore.start(handlers, { base_url: 'http://unleash.test', authorization: '*:*.fuzz' });
  await configure();

  const check = async (input: Uint8Array) => {
    const [heading, bytes] = split<Heading>(input);
    answers = heading.answers;
    const said = await answerOf(handlers, heading.rpc, bytes);
    insist(!isOurFault.test(said), said);
    if (heading.rpc === 'ConfigureProvider' || heading.rpc === 'StopProvider') await configure();
  };
  return [
    {
      name: 'RPCs',
      weight: 25,
      make: (random) => {
        const { rpc, request, answers: valid } = random.pick(taken);
        return join({ rpc, answers: valid }, mutateRequest(rpc, request, random));
      },
      check,
    },
    {
      name: 'answers during RPCs',
      weight: 15,
      make: (random) => {
        const { rpc, request, answers: valid } = random.pick(asking);
        const call = random.pick(Object.keys(valid));
        return join({ rpc, answers: { ...valid, [call]: mutateAnswer(valid[call]!, random) } }, request);
      },
      check,
    },
  ];
}

const nothingThere: Answer = { status: 404, contentType: 'application/json', body: '{"name":"NotFoundError"}' };

/** How the provider speaks of an error that it did not expect, and what such errors say. */
const isOurFault =
  /bug in the provider|(Type|Range|Reference|Syntax)Error|\n\s+at |is not a function|Cannot read properties|\[object /;

/** All that the provider says: a malformed message is refused, and anything else is answered. */
async function answerOf(handlers: ProviderHandlers, rpc: RpcName, bytes: Uint8Array): Promise<string> {
  const { request, response } = providerService[rpc] as { request: Message; response: Message };
  const message = allow(ProtocolError, () => decodeMessage(request, bytes));
  if (message === undefined) return '';
  const handle = (handlers as { readonly [name: string]: unknown })[rpc] as Handle;
  const answer = await handle(message, { signal: new AbortController().signal });
  const { diagnostics = [] } = decodeMessage(response, encodeMessage(response, answer)) as {
    diagnostics?: readonly { summary: string; detail: string }[];
  };
  return diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join('\n');
}
