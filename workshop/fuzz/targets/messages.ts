// Messages of the plugin protocol, the paths in them, and what is kept beside state.
import { isDeepStrictEqual } from 'node:util';
import { PrivateState } from '../../../src/terraform/framework/private-state.ts';
import {
  decodeMessage,
  decodePath,
  encodeMessage,
  encodePath,
  formatPath,
  type MessageType,
  ProtocolError,
  providerService,
  type RpcName,
  tfplugin6,
} from '../../../src/terraform/protocol/index.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { mutateJson } from '../mutate-json.ts';
import type { Traffic } from '../record.ts';
import { allow, insist, join, split, type Target } from '../target.ts';

type Message = MessageType<unknown, unknown>;
const kinds = Object.entries(providerService).flatMap(([name, { request, response }]): [string, Message][] => [
  [`${name}.request`, request],
  [`${name}.response`, response],
]);
const kindByName = new Map(kinds);

export function messageTargets({ rpcs }: Traffic): Target[] {
  const small = rpcs.filter(({ request }) => request.length < 4000);
  return [
    {
      name: 'messages',
      weight: 300,
      make: (random) => {
        const { rpc, request } = random.pick(small);
        const [kind] = random.oneIn(8) ? random.pick(kinds) : [`${rpc}.request`];
        return join(kind, mutateBytes(request, random));
      },
      check: (input) => {
        const [kind, bytes] = split<`${RpcName}.request`>(input);
        const type = kindByName.get(kind)!;
        const message = allow(ProtocolError, () => decodeMessage(type, bytes));
        if (message === undefined) return;
        const again = decodeMessage(type, encodeMessage(type, message));
        insist(isDeepStrictEqual(again, message), 'a message came back as another');
      },
    },
    {
      name: 'attribute paths',
      weight: 80,
      make: (random) => mutateBytes(random.pick(paths), random),
      check: (input) => {
        const message = allow(ProtocolError, () => decodeMessage(tfplugin6.AttributePath, input));
        if (message === undefined) return;
        const path = decodePath(message);
        const again = decodePath(
          decodeMessage(tfplugin6.AttributePath, encodeMessage(tfplugin6.AttributePath, encodePath(path))),
        );
        insist(formatPath(again) === formatPath(path), 'a path came back as another');
      },
    },
    {
      name: 'private state',
      weight: 50,
      make: (random) => new TextEncoder().encode(mutateJson({ token: 'abc', 'other key': 'é' }, random)),
      check: (input) => {
        const encoded = PrivateState.decode(input).encode();
        insist(isDeepStrictEqual(PrivateState.decode(encoded).encode(), encoded), 'private state did not settle');
      },
    },
  ];
}

const paths = [
  [{ attribute: 'name' }],
  [{ attribute: 'roles' }, { index: 0 }, { attribute: 'labels' }, { key: 'a "b"' }],
  [{ attribute: 'é'.repeat(40) }, { key: '' }, { index: 2 ** 40 }],
].map((path) => encodeMessage(tfplugin6.AttributePath, encodePath(path)));
