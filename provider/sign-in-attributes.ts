// Attributes that sign-in through OpenID Connect and through SAML have in common.
import { deletionProtection, optionalComputed } from '../src/terraform/framework/index.ts';

export const signInAttributes = () => ({
  auto_create: optionalComputed.boolean('Whether people without a user get one when they sign in.').nullable(),
  default_root_role: optionalComputed
    .number('Id of the root role that new users get; 2, Editor, when it was never set.')
    .nullable()
    .references('role.id'),
  email_domains: optionalComputed
    .string('Domains of e-mail addresses that new users may have, separated by commas.')
    .nullable(),
  enable_group_syncing: optionalComputed
    .boolean('Whether groups of the identity provider decide about membership in groups with mappings.')
    .nullable(),
  group_json_path: optionalComputed
    .string('Where the names of groups are in what the identity provider sends.')
    .nullable(),
  deletion_protection: deletionProtection(),
});
