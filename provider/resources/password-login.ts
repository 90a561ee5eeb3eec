// Sign-in with username and password.
import { required } from '../../src/terraform/framework/index.ts';
import { defineResource } from '../define.ts';
import { allowNoSignIn, planWay, writeWay } from '../lockout/sign-in.ts';

export const passwordLogin = defineResource('password_login', {
  description:
    'Sign-in with username and password. Turn it off once everybody signs in through OpenID Connect or SAML. Turning off the last way to sign in is refused: another one must be on, and complete, by then.',
  area: 'Sign-in',
  requires: 'enterprise',
  attributes: {
    enabled: required.boolean('Whether people can sign in this way.'),
    allow_lockout: allowNoSignIn(),
  },
  identity: [],

  read: (api) => api.getSimpleSettings(),
  toState: ({ disabled }) => ({ enabled: disabled !== true }),
  toBody: ({ enabled }) => ({ disabled: !enabled }),
  update: (api, _, body, { desired, run }) => {
    const allowed = desired.allow_lockout === true;
    return writeWay(api, 'password_login', !body.disabled, { run, allowed }, () => api.setSimpleSettings({ body }));
  },

  plan: (context) =>
    planWay(context, 'password_login', { before: context.prior?.enabled, after: context.planned.enabled }),
});
