// Say who asks: the token and the headers that every request carries.
import type { Settings } from '../options.ts';
import type { Layer } from './call.ts';

export function authorize({ token, userAgent, appName, headers }: Settings): Layer {
  const everywhere = withLowerCaseNames({
    Accept: 'application/json',
    'User-Agent': userAgent,
    'X-Unleash-AppName': appName,
    ...headers,
    Authorization: token,
  });
  return (next) => (request, call) => next({ ...request, headers: { ...request.headers, ...everywhere } }, call);
}

const withLowerCaseNames = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
