// The admin API as resources get it, with what one configured provider keeps beside it: another one in this process has its own.
import type { AdminApi, Signals } from '../../src/admin-api/index.ts';
import { Turns } from '../../src/terraform/framework/index.ts';

/** What the blocks of one type have said of a thing that they decide about. */
interface Ownership {
  readonly type: string;
  readonly claim: unknown;
}

/** What the blocks of a plan have told of themselves so far. */
interface PlanSoFar {
  /** By the key of the thing. */
  readonly owners: Map<string, readonly Ownership[]>;
  /** CORS origins that the plan takes away. */
  readonly leavingOrigins: Set<string>;
  /** One block has warned already that no origin is left. */
  isLastOriginTold: boolean;
}

interface Kept {
  /** @param isSame compares a token with the one that Terraform itself uses */
  usesToken(isSame: (own: string) => boolean): boolean;
  /** Does `work` after everything that was begun before on the same thing. A failure does not stop the next. */
  inTurn<T>(thing: string, work: () => Promise<T>): Promise<T>;
  readonly planSoFar: PlanSoFar;
  /** SCIM tokens that this run has made, by the instant: for the ephemeral resource alone. */
  readonly scimTokens: Map<string, string>;
  /** Accounts that are being deleted at this moment, and so are nobody to rely on. */
  readonly leavingAccounts: Set<number>;
}

export type Unleash = AdminApi & Kept;

/** @param token with which `api` works; it goes nowhere else */
export function asUnleash(api: AdminApi, token: string): Unleash {
  const own = token.replace(/^bearer\s+/i, '').trim();
  const turns = new Turns();
  return withKept(api, {
    usesToken: (isSame) => isSame(own),
    inTurn: (thing, work) => turns.take([thing], work),
    planSoFar: { owners: new Map(), leavingOrigins: new Set(), isLastOriginTold: false },
    scimTokens: new Map(),
    leavingAccounts: new Set(),
  });
}

/** The same for one piece of work, with signals of its own. */
export function boundTo(unleash: Unleash, signals: Signals): Unleash {
  const { usesToken, inTurn, planSoFar, scimTokens, leavingAccounts } = unleash;
  return withKept(unleash.with(signals), { usesToken, inTurn, planSoFar, scimTokens, leavingAccounts });
}

const withKept = (api: AdminApi, kept: Kept): Unleash => Object.assign(api, kept);
