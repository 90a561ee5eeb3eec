// The provider block: how to reach Unleash.
import { atLeast, optional } from '../../src/terraform/framework/index.ts';

export const attributes = {
  base_url: optional.string(
    'Address of the Unleash instance: everything before `/api`. Environment variable: `UNLEASH_URL`.',
  ),
  authorization: optional
    .string(
      'Admin token, service account token or personal access token. Environment variables: `UNLEASH_AUTH_TOKEN`, then `AUTH_TOKEN`.',
    )
    .sensitive(),
  max_concurrent_requests: optional
    .number(
      'Requests to Unleash under way at the same time, at most: the provider sends fewer while Unleash is slow to answer. Left out, 16, of which 2 may be changes. Environment variable: `UNLEASH_MAX_CONCURRENT_REQUESTS`.',
    )
    .check(atLeast(1)),
  request_timeout: optional.number('Seconds that one request may take, 60 when left out.').check(atLeast(1)),
  operation_timeout: optional
    .number(
      'Seconds that one operation may take with all retries and waits, such as those for the rate limit of user creation; 1800 when left out.',
    )
    .check(atLeast(1)),
  take_over_minutes: optional
    .number(
      'Lets a create take over an object of the same name that a run which was cut off left behind: one that is as planned in every way, was made with this very token within so many minutes, has not been changed since, and is not in this state under another address. Nothing secret of it is written again, such as a password. Left out, a create never takes anything over: what is there already is an error that says how to import it.',
    )
    .check(atLeast(1)),
  ca_certificate: optional.string(
    'Certificate authority to trust besides the public ones and those of `NODE_EXTRA_CA_CERTS`, as PEM text. Environment variable: `UNLEASH_CA_CERTIFICATE`, the path of a PEM file.',
  ),
  headers: optional
    .mapOfStrings(
      'Further headers to send with every request, for gateways that ask for them. `Authorization` and those of the connection itself, such as `Host`, `Content-Length` and `Proxy-Authorization`, are refused.',
    )
    .sensitive(),
};
