/** Signing a person out everywhere, as when a device or a password is lost. */
import { randomBytes } from 'node:crypto';
import { AttributeFailure, required, ResourceFailure } from '../../src/terraform/framework/index.ts';
import { defineAction } from '../define.ts';

export const endSessions = defineAction('end_sessions', {
  description:
    'Signs a person out everywhere. Unleash ends sessions when a password changes and in no other way, so the person gets a password that nobody knows: whoever signs in by single sign-on does so again, and whoever has a password asks for a link by e-mail, which `unleash_reset_password` sends. Personal access tokens stay.',
  area: 'Users and groups',
  attributes: {
    user_id: required
      .number('Id of the user, who needs an e-mail address to get a new password.')
      .references('user.id'),
  },
  invoke: async (api, { user_id: id }, { done }) => {
    const { email } = await api.getUser({ id: `${id}` });
    if (!email)
      throw new AttributeFailure(
        'user_id',
        new ResourceFailure(
          `User ${id} has no e-mail address, and so no way to a new password once this one is gone. Give the user one first.`,
        ),
      );
    await api.changeUserPassword({ id, body: { password: unknownPassword() } });
    done(`${email} is signed out everywhere, and the password is no longer valid.`);
  },
});

/** As strong as Unleash wants them, whatever the bytes are: it refuses three equal characters in a row. */
const unknownPassword = () =>
  `Zq-${[...randomBytes(24)].map((byte) => byte.toString(16).padStart(2, '0')).join('-')}-7`;
