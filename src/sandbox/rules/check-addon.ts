// What an integration may say: parameters of plain values, those that its provider requires, and an address to call.
import type { components } from '../../admin-api/generated/schema.d.ts';
import { badData, invalidValue, unforeseen } from '../failures/errors.ts';
import { type AddonProvider, addonProviders } from '../views/addon-providers.ts';
import { checkUrlFriendly } from './check-name.ts';
import { parseUrl } from '../../text/index.ts';

type AddonBody = components['schemas']['addonCreateUpdateSchema'];

/** What reading shows instead of a secret; sent back, it means the secret that is there. */
export const mask = '*****';

const refused =
  'A validation error occurred while processing your request data. Please make sure it conforms to the request data schema.';

/** The provider. Names are not resolved, and private addresses are fine, as on a server that was told to allow them. */
export function checkAddon(body: AddonBody): AddonProvider {
  checkForm(body);
  const provider = addonProviders.find(({ name }) => name === body.provider);
  if (provider === undefined) throw badData(refused);
  const isGiven = (name: string) => Object.hasOwn(body.parameters, name);
  if (provider.parameters.some(({ name, required }) => required && !isGiven(name))) throw badData(refused);
  const { url } = body.parameters;
  if (url && url !== mask) checkAddress(String(url));
  return provider;
}

function checkForm({ provider, parameters, ...lists }: AddonBody): void {
  checkUrlFriendly('provider', provider);
  for (const [name, value] of Object.entries(parameters)) {
    const label = `"parameters.${name}"`;
    if (value === '') throw invalidValue(`${label} is not allowed to be empty.`);
    if (value === null) throw invalidValue(`${label} must be one of [string, number, boolean].`);
    if (typeof value === 'object') {
      throw invalidValue(`${label} must be one of [string, number, boolean]. You provided ${JSON.stringify(value)}.`);
    }
  }
  for (const list of ['events', 'projects', 'environments'] as const) {
    const empty = lists[list]?.indexOf('') ?? -1;
    if (empty >= 0) throw invalidValue(`"${list}[${empty}]" is not allowed to be empty.`);
  }
}

function checkAddress(text: string): void {
  const url = parseUrl(text);
  if (!url) throw unforeseen('Invalid URL');
  if (!/^https?:$/.test(url.protocol)) throw badData(refused);
}
