/** A new token for the identity provider, handed over in a file. */
import { isAbsolute } from 'node:path';
import { required } from '../../src/terraform/framework/index.ts';
import { defineAction } from '../define.ts';
import { createSecretFile } from '../writes/secret-file.ts';

export const rotateScimToken = defineAction('rotate_scim_token', {
  description:
    'Makes a new SCIM token, which ends the one that the identity provider has, and writes it into a file, for whoever gives it to the identity provider. It is in no state, plan or output. Whoever wants it in the same run, for a write-only argument say, takes the ephemeral `unleash_scim_token`.',
  area: 'Sign-in',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/scim',
  attributes: {
    token_file: required.string(
      'Absolute path of the file that gets the token, and nothing else. It must not exist yet; only its owner may read it.',
    ),
  },
  validate: ({ token_file }, { error }) => {
    if (typeof token_file !== 'string' || isAbsolute(token_file)) return;
    error('Path is not absolute', 'Where it leads would depend on where Terraform runs. Write abspath() around it.', [
      'token_file',
    ]);
  },
  plan: async (api) => void (await api.getScimSettings()),
  invoke: async (api, { token_file: path }, { progress, done }) => {
    // Before anything is cut off: a token that nobody could write down is lost.
    const file = await createSecretFile(path, 'token_file');
    progress('Making a new token. The identity provider is cut off until it has it.');
    await file.fill(async () => (await api.generateNewToken()).token);
    done(`The new token is in ${path}.`);
  },
});
