// Sign-in with username and password.
import { required } from '../../src/terraform/framework/index.ts';
import { defineResource } from '../define.ts';
import { allowNoSignIn, refuseLockout } from '../sign-in.ts';

export const passwordLogin = defineResource('password_login', {
  description:
    'Sign-in with username and password. Turn it off once everybody signs in through OpenID Connect or SAML. Turning off the last way to sign in is refused.',
  edition: 'enterprise',
  attributes: {
    enabled: required.boolean('Whether people can sign in this way.'),
    allow_lockout: allowNoSignIn(),
  },
  identity: [],

  read: (api) => api.getSimpleSettings(),
  toState: ({ disabled }) => ({ enabled: disabled !== true }),
  toBody: ({ enabled }) => ({ disabled: !enabled }),
  update: async (api, _, body) => void (await api.setSimpleSettings({ body })),

  plan: (context) =>
    refuseLockout(
      context,
      'password_login',
      context.planned.enabled,
      context.planned.allow_lockout === true || context.prior?.enabled === false,
    ),
});
