/** A link by e-mail with which a person chooses a new password. */
import type { AdminApi } from '../../src/admin-api/index.ts';
import { AttributeFailure, required, ResourceFailure } from '../../src/terraform/framework/index.ts';
import { defineAction } from '../define.ts';

export const resetPassword = defineAction('reset_password', {
  description:
    'Mails a person a link to choose a new password with. The present password and sessions stay valid until then; `unleash_end_sessions` before it ends both. Unleash mails one link a minute to each person, and only the last one works.',
  area: 'Users and groups',
  attributes: {
    user_id: required.number('Id of the user, who needs an e-mail address.').references('user.id'),
  },
  plan: refuseWithoutMail,
  invoke: async (api, { user_id: id }, { done }) => {
    await refuseWithoutMail(api);
    const { email } = await api.getUser({ id: `${id}` });
    if (!email)
      throw new AttributeFailure(
        'user_id',
        new ResourceFailure(
          `User ${id} has no e-mail address, so there is nowhere to mail a link to. Give the user one first.`,
        ),
      );
    await api.resetUserPassword({ body: { id: email } });
    done(`A link is on its way to ${email}. It works once, for 24 hours.`);
  },
});

async function refuseWithoutMail(api: AdminApi): Promise<void> {
  if ((await api.getUiConfig()).emailEnabled) return;
  throw new ResourceFailure(
    'This Unleash has no mail server, so the link would reach nobody. Give it one (EMAIL_HOST), or set a password on unleash_user.',
  );
}
