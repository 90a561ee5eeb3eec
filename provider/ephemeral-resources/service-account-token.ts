/** A token of a service account for the time of one run. */
import { randomUUID } from 'node:crypto';
import type { AdminApi } from '../../src/admin-api/index.ts';
import { computed, notBlank, required, ResourceFailure } from '../../src/terraform/framework/index.ts';
import { defineEphemeralResource } from '../define.ts';
import { deleteIfThere, expiryIn, minutes } from '../shapes/ephemeral-tokens.ts';

const standard = 60;

interface Held {
  readonly account: number;
  readonly id: number;
}

export const serviceAccountToken = defineEphemeralResource('service_account_token', {
  description:
    'A token of a service account that lives as long as the run of Terraform that asks for it: for a second provider block with fewer rights, or for a program that the run starts. It is in no state or plan, is deleted when the run is over, also when that fails or is interrupted, and ends by itself where even that is not to be.',
  area: 'API tokens',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/service-accounts',
  attributes: {
    service_account_id: required.number('Id of the service account.').references('service_account.id'),
    description: required
      .string(
        'What the token is for. Unleash wants another text for each token of an account, so one of its own is added.',
      )
      .check(notBlank),
    minutes: minutes(standard, 'Unleash cannot change when it ends, so it must be more than a run takes.'),
    id: computed.number('Number that Unleash gave the token.'),
    secret: computed.string('The token itself.').sensitive(),
    expires_at: computed.string('Instant at which it ends by itself.'),
  },
  open: async (api, { service_account_id: account, description, minutes }) => {
    const expiresAt = expiryIn(minutes ?? standard).toISOString();
    const body = { description: `${description} (${randomUUID()})`, expiresAt };
    const { id, secret } = await api.createServiceAccountToken({ id: account, body }).catch(async (error: unknown) => {
      await deleteLost(api, account, body.description);
      throw error;
    });
    if (!secret) throw new ResourceFailure('Unleash made the token and did not show it.');
    return { result: { id, secret, expires_at: expiresAt }, held: { account, id } };
  },
  close: (api, { account, id }: Held) => deleteIfThere(api.deleteServiceAccountToken({ id: account, tokenId: id })),
});

/** A token whose secret was lost with the answer is of no use to anybody. Where it cannot be deleted, it ends by itself. */
async function deleteLost(api: AdminApi, account: number, description: string): Promise<void> {
  try {
    const { pats = [] } = await api.getServiceAccountTokens({ id: account });
    const lost = pats.find((token) => token.description === description);
    if (lost) await api.deleteServiceAccountToken({ id: account, tokenId: lost.id });
  } catch {
    // The failure to make it is what people must see.
  }
}
