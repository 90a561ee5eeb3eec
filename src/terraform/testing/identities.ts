// What Terraform demands of identities in answers: there with each state, of the shape that the schema says, and known in time.
import {
  type CtyType,
  type DynamicValue,
  decodeCtyType,
  decodeDynamicValue,
  type ObjectValue,
  ProtocolError,
} from '../protocol/index.ts';
import { ProtocolViolation } from './violation.ts';
import type { Wire } from './wire.ts';

type Data = { readonly identity_data?: DynamicValue | undefined } | undefined;

/** What an identity of each resource type looks like. */
export type IdentityTypes = ReadonlyMap<string, CtyType>;

export async function askIdentityTypes(call: Wire): Promise<IdentityTypes> {
  const { identity_schemas } = await call('GetResourceIdentitySchemas', {});
  return new Map(
    Object.entries(identity_schemas).map(([type, { identity_attributes }]) => {
      const attributes = identity_attributes.map(({ name, type }) => [name, decodeCtyType(type)] as const);
      return [type, ['object', Object.fromEntries(attributes)] as CtyType];
    }),
  );
}

/** The same calls, whose answers are looked at. */
export function withIdentities(call: Wire, types: IdentityTypes): Wire {
  const check = (type: string, state: DynamicValue | undefined, data: Data, isNew = false) => {
    const identityType = types.get(type);
    if (!state || isNull(state)) return;
    if (!identityType) throw new ProtocolViolation(mismatch, `${type} has no identity schema`);
    // Terraform would drop what it knew, and say nothing; the next import or query by identity would.
    if (!data?.identity_data && isNew) return;
    if (!data?.identity_data)
      throw new ProtocolViolation('Missing Resource Identity', `${type} answers a state without one`);
    const identity = decodeIdentity(type, identityType, data.identity_data);
    if (!identity) throw new ProtocolViolation(invalid, `that of ${type} is null`);
    if (Object.values(identity).includes(undefined))
      throw new ProtocolViolation(isNew ? unshown : invalid, `the identity of ${type} is not wholly known`);
  };
  return async (rpc, request) => {
    const answer = await call(rpc, request);
    // Every RPC has another shape; those fields that are looked at mean the same in each.
    lookAt(check, rpc, request as unknown as Asked, answer as unknown as Answered);
    return answer;
  };
}

const invalid = 'Provider produced invalid identity';
/** Core plans with such an identity, and then cannot show the plan. */
const unshown = 'Failed to marshal plan to json: value is not known';
const mismatch = "Provider produced an identity that doesn't match the schema";

function decodeIdentity(type: string, identityType: CtyType, data: DynamicValue): ObjectValue | null {
  try {
    return decodeDynamicValue(identityType, data) as ObjectValue | null;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw new ProtocolViolation(mismatch, `${type}: ${error.message}`);
  }
}

/** The same calls of a core that knows no identities: it sends none, and reads none. */
export const withoutIdentities =
  (call: Wire): Wire =>
  async (rpc, request) => {
    const answer = await call(rpc, without(request, ['current_identity', 'prior_identity', 'planned_identity']));
    const imported = (answer as unknown as Answered).imported_resources?.map((one) => without(one, ['identity']));
    const read = without(answer, ['new_identity', 'planned_identity', 'target_identity']);
    return imported ? ({ ...(read as object), imported_resources: imported } as typeof read) : read;
  };

const without = <T>(message: T, fields: readonly string[]): T =>
  Object.fromEntries(
    Object.entries(message as object).map(([name, value]) => [name, fields.includes(name) ? undefined : value]),
  ) as T;

/** MessagePack of null. */
const isNull = ({ msgpack }: DynamicValue) => msgpack?.length === 1 && msgpack[0] === 0xc0;

type Check = (type: string, state: DynamicValue | undefined, data: Data, isNew?: boolean) => void;

interface Asked {
  readonly type_name: string;
  readonly target_type_name: string;
  readonly prior_state?: DynamicValue;
}

interface Answered {
  readonly new_state?: DynamicValue;
  readonly new_identity?: Data;
  readonly planned_state?: DynamicValue;
  readonly planned_identity?: Data;
  readonly requires_replace: readonly unknown[];
  readonly deferred?: object;
  readonly imported_resources: readonly {
    readonly state?: DynamicValue;
    readonly identity?: Data;
  }[];
  readonly target_state?: DynamicValue;
  readonly target_identity?: Data;
}

function lookAt(check: Check, rpc: string, asked: Asked, answered: Answered): void {
  if (answered.deferred) return;
  if (rpc === 'ReadResource' || rpc === 'ApplyResourceChange')
    check(asked.type_name, answered.new_state, answered.new_identity);
  if (rpc === 'PlanResourceChange') {
    const isNew = !asked.prior_state || isNull(asked.prior_state) || answered.requires_replace.length > 0;
    check(asked.type_name, answered.planned_state, answered.planned_identity, isNew);
  }
  if (rpc === 'ImportResourceState')
    for (const { state, identity } of answered.imported_resources) check(asked.type_name, state, identity);
  if (rpc === 'MoveResourceState') check(asked.target_type_name, answered.target_state, answered.target_identity);
}
