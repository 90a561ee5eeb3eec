// A provider written by hand, without the framework, that does everything as Terraform core wants it.
import {
  type CtyType,
  decodeDynamicValue,
  encodeCtyType,
  encodeDynamicValue,
  type ObjectValue,
  type ProviderHandlers,
  type ResponseOf,
  valueFromJson,
} from '../../../src/terraform/protocol/index.ts';

const type: CtyType = ['object', { id: 'string', name: 'string', secret: 'string' }];
const identityType: CtyType = ['object', { id: 'string' }];

export const thing = (value: ObjectValue | null) => encodeDynamicValue(type, value);
export const identity = (id: string | undefined | null) => ({
  identity_data: encodeDynamicValue(identityType, { id }),
});
const read = (wire: Parameters<typeof decodeDynamicValue>[1]) => decodeDynamicValue(type, wire) as ObjectValue | null;
const here = (id: string): ObjectValue => ({ id, name: 'a', secret: null });

const text = encodeCtyType('string');
const attributes = [
  { name: 'id', type: text, computed: true },
  { name: 'name', type: text, required: true },
  { name: 'secret', type: text, optional: true, write_only: true },
];
const schema = { block: { attributes } };
const looked = { block: { attributes: attributes.map((one) => ({ ...one, write_only: false })) } };
const functions = { double: { parameters: [{ name: 'text', type: text }], return: { type: text } } };

const valid = async () => ({ diagnostics: [] });

export const right = (): ProviderHandlers => ({
  GetProviderSchema: async () => ({
    provider: { block: { attributes: [] } },
    resource_schemas: { right_thing: schema },
    data_source_schemas: { right_thing: looked },
    list_resource_schemas: { right_thing: { block: { attributes: [] } } },
    ephemeral_resource_schemas: { right_thing: looked },
    functions,
    server_capabilities: { plan_destroy: true, move_resource_state: true, generate_resource_config: true },
  }),
  GetResourceIdentitySchemas: async () => ({
    identity_schemas: { right_thing: { identity_attributes: [{ name: 'id', type: text, required_for_import: true }] } },
  }),
  ValidateProviderConfig: valid,
  ConfigureProvider: valid,
  ValidateResourceConfig: valid,
  ValidateDataResourceConfig: valid,
  ValidateEphemeralResourceConfig: valid,
  ValidateListResourceConfig: valid,
  UpgradeResourceState: async ({ raw_state }) => ({
    upgraded_state: thing(valueFromJson(type, raw_state!.json) as ObjectValue),
  }),
  ReadResource: async ({ current_state }) => ({
    new_state: current_state,
    new_identity: identity(read(current_state)!.id as string),
  }),
  PlanResourceChange: async ({ proposed_new_state, prior_state }): Promise<ResponseOf<'PlanResourceChange'>> => {
    const [wanted, prior] = [read(proposed_new_state), read(prior_state)];
    if (!wanted) return { planned_state: thing(null) };
    const isReplaced = prior !== null && prior.name !== wanted.name;
    const id = isReplaced ? undefined : (prior?.id as string | undefined);
    return {
      planned_state: thing({ ...wanted, id, secret: null }),
      ...(id !== undefined && { planned_identity: identity(id) }),
      requires_replace: isReplaced ? [{ steps: [{ attribute_name: 'name' }] }] : [],
    };
  },
  ApplyResourceChange: async ({ planned_state }) => {
    const planned = read(planned_state);
    if (!planned) return { new_state: thing(null) };
    return { new_state: thing({ ...planned, id: '1' }), new_identity: identity('1') };
  },
  ImportResourceState: async () => ({
    imported_resources: [{ type_name: 'right_thing', state: thing(here('1')), identity: identity('1') }],
  }),
  MoveResourceState: async () => ({ target_state: thing(here('1')), target_identity: identity('1') }),
  GenerateResourceConfig: async ({ state }) => ({ config: thing({ ...read(state), id: null }) }),
  ReadDataSource: async () => ({ state: thing(here('1')) }),
  OpenEphemeralResource: async ({ config }) => ({ result: thing({ ...read(config), id: '1' }) }),
  RenewEphemeralResource: valid,
  CloseEphemeralResource: valid,
  ListResource: async function* () {
    yield { display_name: 'a', identity: identity('1') };
    yield { display_name: 'b', identity: identity('2') };
  },
  GetFunctions: async () => ({ functions }),
  CallFunction: async ({ arguments: [given] }) => {
    const said = String(decodeDynamicValue('string', given));
    return { result: encodeDynamicValue('string', said + said) };
  },
});
