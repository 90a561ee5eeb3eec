// Say who asks: the token and the headers that every request carries.
import type { Settings } from '../options.ts';
import type { Layer } from './call.ts';

export function authorize({ token, userAgent, appName, headers }: Settings): Layer {
  const everywhere = Object.entries({
    Accept: 'application/json',
    'User-Agent': userAgent,
    'X-Unleash-AppName': appName,
    ...headers,
    Authorization: token,
  });
  return (next) => (request, call) => {
    for (const [name, value] of everywhere) request.headers.set(name, value);
    return next(request, call);
  };
}
