/** What the secret of an API token says of the token, without saying the secret again. */
import { ArgumentFailure, computed, defineFunction, required } from '../../src/terraform/framework/index.ts';

/** `<projects>:<environment>.<rest>`: `*` stands for all projects or environments, `[]` for several projects. */
const shape =
  /^(?<projects>\*|\[\]|[a-zA-Z0-9~_.-]+):(?<environment>\*|[a-zA-Z0-9~_-][a-zA-Z0-9~_.-]*?)\.(?<rest>[^\s.]+)$/;
/** Servers that store secrets safely make `v2_<selector>_<secret>` of the rest; the selector names the token in lists. */
const safe = /^v2_(?<selector>.{22})_/;

export const parseApiToken = defineFunction('parse_api_token', {
  summary: 'What the secret of an API token says of the token.',
  description:
    'Reads project, environment and kind out of the secret of an API token, so that a configuration can check that a token fits where it goes. The answer holds nothing secret; it is still sensitive where the token is, unless `nonsensitive()` says otherwise.',
  parameters: { token: required.string('Secret of an API token, such as `shop:production.5f…`.').sensitive() },
  returns: computed.object(
    {
      project: computed
        .string('Id of the project; null for a token of all projects, or of several, which the secret does not name.')
        .nullable(),
      all_projects: computed.boolean('Whether the token is for all projects.'),
      environment: computed.string('Name of the environment; null for all of them.').nullable(),
      kind: computed.string(
        '`admin` for a token of everything; `client` for one of an environment, be it for backends or frontends.',
      ),
      selector: computed
        .string('Name of the token in lists, where its server stores secrets safely; null elsewhere.')
        .nullable(),
    },
    'What it says.',
  ),
  call: ({ token }) => {
    const { projects, environment, rest } = shape.exec(token)?.groups ?? {};
    if (projects === undefined || environment === undefined || rest === undefined)
      throw new ArgumentFailure(
        0,
        'This is not the secret of an API token: one begins with its project, a colon, its environment and a dot, such as shop:production. or *:*. for everything. A personal access token, or one of a service account, begins with user: and says nothing more.',
      );
    return {
      project: projects === '*' || projects === '[]' ? null : projects,
      all_projects: projects === '*',
      environment: environment === '*' ? null : environment,
      kind: projects === '*' && environment === '*' ? 'admin' : 'client',
      selector: safe.exec(rest)?.groups?.selector ?? null,
    };
  },
});
