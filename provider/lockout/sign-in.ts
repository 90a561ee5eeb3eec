// Keeps at least one way to sign in: whoever turns off the last one locks everybody out, Terraform's person included.
import type { AdminApi, OperationAnswer } from '../../src/admin-api/index.ts';
import type { CallContext } from '../../src/terraform/framework/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import type { PlanDestroyOf, PlanOf } from '../define.ts';
import { allowLockout, mayLock } from './allow-lockout.ts';
import { refusalOf, unlessLockedOut } from './guard.ts';
import type { LockoutPlan } from './plan-losses.ts';
import { lastWayToSignIn, nobodySignsIn } from './words.ts';

const ways = ['oidc', 'saml', 'password_login'] as const;
type Way = (typeof ways)[number];

export const allowNoSignIn = () => allowLockout('changes that turn off the last way to sign in');

type Partly<T> = { readonly [K in keyof T]?: T[K] | undefined };

type OidcSettings = Partly<Omit<OperationAnswer<'getOidcSettings'>, 'secret'>> & {
  readonly secret?: string | null | undefined;
};

/** Servers that do not show the secret have one. */
export const isOidcOpen = ({ enabled, discoverUrl, clientId, secret }: OidcSettings) =>
  enabled === true && isFilled(discoverUrl) && isFilled(clientId) && (secret === undefined || isFilled(secret));

export const isSamlOpen = ({ enabled, entityId, signOnUrl, certificate }: Partly<OperationAnswer<'getSamlSettings'>>) =>
  enabled === true && isFilled(entityId) && isFilled(signOnUrl) && isFilled(certificate);

/** The same of what a plan knows so far: undefined while it may turn out either way. */
export const isOpenAsPlanned = <S extends { readonly enabled?: boolean | undefined }>(
  settings: S,
  isOpen: (settings: S) => boolean,
): boolean | undefined => {
  if (settings.enabled === false) return false;
  return Object.values<unknown>(settings).includes(undefined) ? undefined : isOpen(settings);
};

const isFilled = (text: string | null | undefined) => (text ?? '').trim() !== '';

/** Whether people can sign in this way: it is on, and complete. */
const isOpen: { readonly [W in Way]: (api: AdminApi) => Promise<boolean> } = {
  oidc: async (api) => isOidcOpen(await api.getOidcSettings()),
  saml: async (api) => isSamlOpen(await api.getSamlSettings()),
  password_login: async (api) => (await api.getSimpleSettings()).disabled !== true,
};

interface WayState {
  readonly allow_lockout: boolean | null;
}

/**
 * @param before whether people can sign in this way as state has it; undefined where there is no state
 * @param after the same as planned; undefined while that is not known
 */
export async function planWay(
  context: PlanOf<WayState>,
  way: Way,
  { before, after }: { readonly before: boolean | undefined; readonly after: boolean | undefined },
): Promise<void> {
  if (!mayLock(context) && before !== false && after === false) await warnOfLastWay(context, way);
}

export async function planWayDestroy(context: PlanDestroyOf<WayState>, way: Way, before: boolean): Promise<void> {
  if (context.prior.allow_lockout !== true && before) await warnOfLastWay(context, way);
}

async function warnOfLastWay({ api, warn }: LockoutPlan, way: Way): Promise<void> {
  if (!(await isLastOpen(api, way))) return;
  const { summary, detail } = lastWayToSignIn(othersOf(way));
  warn(summary, detail, ['enabled']);
}

async function isLastOpen(api: AdminApi, way: Way): Promise<boolean> {
  const open = await Promise.all(ways.map(async (one) => ((await isOpen[one](api)) ? [one] : [])));
  return open.flat().join() === way;
}

const othersOf = (way: Way) => `${ways.filter((other) => other !== way).join(' and ')} are`;

/** @param write after which people can sign in this way or not */
export async function writeWay(
  api: Unleash,
  way: Way,
  isOpenAfter: boolean,
  { run, allowed }: Pick<CallContext, 'run'> & { readonly allowed: boolean },
  write: () => Promise<unknown>,
): Promise<void> {
  if (isOpenAfter || allowed) return void (await write());
  const look = async () => ((await isLastOpen(api, way)) ? refusalOf(nobodySignsIn(othersOf(way))) : undefined);
  await unlessLockedOut(api, { run, attribute: 'enabled' }, look, write);
}
