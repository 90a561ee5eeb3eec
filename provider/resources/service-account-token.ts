// Tokens with which service accounts act.
import { AdminApiError, type OperationAnswer } from '../../src/admin-api/index.ts';
import {
  computed,
  notBlank,
  ResourceFailure,
  required,
  type State,
  sameInstant,
} from '../../src/terraform/framework/index.ts';
import { createToken } from '../writes/create-unnamed.ts';
import { defineResource } from '../define.ts';
import { memoizeByAnswer } from '../writes/memoize-by-answer.ts';
import { checkExpiry } from '../rules/expiry.ts';
import { allowLockout } from '../lockout/allow-lockout.ts';
import { guardToken } from '../lockout/tokens.ts';
import { instant } from '../shapes/rfc3339.ts';

const attributes = {
  service_account_id: required.number('Id of the service account.').references('service_account.id'),
  id: computed.number('Number that Unleash gave the token.'),
  description: required.string('What the token is for, unique among those of the account.').check(notBlank),
  expires_at: required
    .string('Instant at which it stops working, such as `2027-01-31T00:00:00Z`.')
    .check(instant)
    .sameAs(sameInstant),
  secret: computed
    .string('The token itself, kept in state; null after an import, since Unleash shows it once.')
    .nullable()
    .sensitive()
    .notReturned(),
  allow_lockout: allowLockout('changes that delete or replace the token that Terraform itself uses'),
};

const own = guardToken<State<typeof attributes>>({
  isSame: (a, b) => a === b,
  changeable: [],
  accountOf: ({ service_account_id }) => service_account_id,
});

export const serviceAccountToken = defineResource('service_account_token', {
  description:
    'A token with which a service account acts. Unleash shows it once and cannot change it: every change makes another token. Destroying it revokes the token at once.',
  area: 'API tokens',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/service-accounts',
  attributes,
  identity: ['service_account_id', 'id'],
  whereToFind: '`GET /api/admin/service-account` has the numbers of the accounts, and those of their tokens.',

  list: async (api) => tokensOf((await api.getServiceAccounts()).serviceAccounts),
  readFromList: true,
  read: async (api, { service_account_id, id }) => {
    const { pats = [] } = await api.getServiceAccountTokens({ id: service_account_id });
    const found = pats.find((token) => token.id === id);
    return found ? { ...found, account: service_account_id } : null;
  },
  toState: (item) => ({
    service_account_id: item.account,
    id: item.id,
    description: item.description,
    expires_at: item.expiresAt,
  }),

  toBody: ({ service_account_id, description, expires_at }) => ({
    account: service_account_id,
    body: { description, expiresAt: expires_at },
  }),
  create: async (api, { account, body }, { keep }) => {
    const list = async () => (await api.getServiceAccountTokens({ id: account })).pats ?? [];
    const make = () => api.createServiceAccountToken({ id: account, body });
    const isOurs = (token: OperationAnswer<'createServiceAccountToken'>) => token.description === body.description;
    const remove = ({ id }: { id: number }) => api.deleteServiceAccountToken({ id: account, tokenId: id });
    const handling = { isShown: () => false, remove };
    const made = await createToken(list, make, ({ id }) => id, isOurs, handling).catch(async (error) => {
      const taken = isConflict(error) ? (await list()).find(isOurs) : undefined;
      throw taken ? new ResourceFailure(describeTaken(account, taken)) : error;
    });
    keep('secret', made.secret ?? null);
    return { service_account_id: account, id: made.id };
  },
  delete: async (api, { service_account_id, id }, context) => {
    await own.beforeDelete(api, context);
    await api.deleteServiceAccountToken({ id: service_account_id, tokenId: id });
  },

  plan: async (context) => {
    checkExpiry(context, 'token', true);
    await own.plan(context);
  },
  planDestroy: own.planDestroy,
});

const isConflict = (error: unknown) => error instanceof AdminApiError && error.isConflict;

const describeTaken = (
  account: number,
  { id, description, createdAt }: { id: number; description: string; createdAt: string },
) =>
  `The service account has a token ${JSON.stringify(description)} already, number ${id}, made at ${createdAt}. Its secret cannot be read again. If a run that was cut off made it, delete it in Unleash and apply again; or import it with the id ${account}:${id}, and let Terraform replace it. If something uses it, choose another description.`;

const tokensOf = memoizeByAnswer((accounts: OperationAnswer<'getServiceAccounts'>['serviceAccounts']) =>
  accounts.flatMap(({ id, tokens = [] }) => tokens.map((token) => ({ ...token, account: id }))),
);
