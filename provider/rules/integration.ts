// Refuses an integration that Unleash would refuse without saying why, or accept and never use.
import { eventTypes } from '../../src/admin-api/index.ts';
import { nearest, type Refuse } from '../../src/terraform/framework/index.ts';
import type { PlanOf } from '../define.ts';

type Parameters = ReadonlyMap<string, string> | null;

interface Integration {
  readonly type: string;
  readonly events: readonly string[];
  readonly parameters: Parameters;
  readonly parameters_wo: Parameters;
}

type IntegrationPlan = PlanOf<Integration>;

/** Asks the server for its kinds of integrations, so that those of newer servers are known too. */
export async function checkIntegration({ api, prior, config, error }: IntegrationPlan): Promise<void> {
  const added = (config.events ?? [])
    .filter((event) => event !== undefined)
    .filter((event) => !prior?.events.includes(event));
  if (added.length === 0 && isUnchanged(prior, config)) return;
  const { providers } = await api.getAddons();
  refuseUnknownEvents(added, providers, error);
  if (typeof config.type !== 'string' || isUnchanged(prior, config)) return;
  const provider = providers.find(({ name }) => name === config.type);
  if (!provider) {
    const names = providers.map(({ name }) => name);
    const said = `This Unleash has no integration ${JSON.stringify(config.type)}.${nearest(config.type, names)}`;
    error('Invalid type value', `${said} It has: ${names.join(', ')}.`, ['type']);
    return;
  }
  const known = new Map((provider.parameters ?? []).map((parameter) => [parameter.name, parameter]));
  for (const attribute of ['parameters', 'parameters_wo'] as const) {
    for (const name of config[attribute]?.keys() ?? []) {
      const problem = problemOf(name, attribute, known, config);
      if (problem) error(`Invalid ${attribute} value`, problem, [attribute]);
    }
  }
  if (config.parameters === undefined || config.parameters_wo === undefined) return;
  for (const { name, required, sensitive } of known.values()) {
    // A secret that Unleash has stays there when it is left out.
    if (
      !required ||
      (prior?.type === config.type && sensitive) ||
      config.parameters?.has(name) ||
      config.parameters_wo?.has(name)
    )
      continue;
    error('Missing parameter', `An integration of the kind ${config.type} needs the parameter ${name}.`, [
      'parameters',
    ]);
  }
}

/**
 * Unleash takes any text, and would never send an event that it does not have. Its kinds of integrations list those that they
 * are made for, newer ones among them; it sends every other one that it has, too.
 */
function refuseUnknownEvents(
  events: readonly string[],
  providers: readonly { readonly events?: readonly string[] | undefined }[],
  error: Refuse,
): void {
  const known = new Set<string>([...eventTypes, ...providers.flatMap((provider) => provider.events ?? [])]);
  for (const event of events.filter((one) => !known.has(one))) {
    const said = `Unleash has no event ${JSON.stringify(event)}, so the integration would never be told of it.${nearest(event, known)}`;
    error('Invalid events value', said, ['events']);
  }
}

/** Whether the server has taken these parameters already. What is only written may be new each time. */
function isUnchanged(prior: IntegrationPlan['prior'], { type, parameters, parameters_wo }: IntegrationPlan['config']) {
  if (!prior || prior.type !== type || parameters_wo !== null || parameters === undefined) return false;
  const [before, after] = [prior.parameters ?? new Map(), parameters ?? new Map()];
  return before.size === after.size && [...after].every(([name, value]) => before.get(name) === value);
}

function problemOf(
  name: string,
  attribute: 'parameters' | 'parameters_wo',
  known: ReadonlyMap<string, { readonly sensitive?: boolean | undefined }>,
  config: IntegrationPlan['config'],
): string | undefined {
  const parameter = known.get(name);
  if (!parameter) {
    return `An integration of the kind ${config.type} has no parameter ${JSON.stringify(name)}.${nearest(name, known.keys())} It has: ${[...known.keys()].join(', ')}.`;
  }
  if (attribute === 'parameters') return undefined;
  if (config.parameters?.has(name)) return `${name} is in parameters too. Keep one of them.`;
  return parameter.sensitive ? undefined : `Unleash does not treat ${name} as a secret. Move it to parameters.`;
}
