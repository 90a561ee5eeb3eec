// Find the proxy for an address in the environment, as other command-line tools do.
import { wrongOption } from '../wrong-option.ts';
import { isExcepted } from './no-proxy.ts';

export interface ProxySettings {
  readonly url: string;
  /** The address alone, for people to read. */
  readonly origin: string;
  /** What must not be shown: the password, or the user where there is no password, and the header that says both. */
  readonly secrets: readonly string[];
}

/**
 * HTTPS_PROXY for https addresses, HTTP_PROXY for http ones, neither for what NO_PROXY lists; lower-case names win.
 * @throws AdminApiError of kind `options` for a proxy that is not a URL
 */
export function findProxy(
  server: string,
  env: Readonly<Record<string, string | undefined>>,
): ProxySettings | undefined {
  const name = server.startsWith('https:') ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const text = read(env, name);
  if (text === '' || isExcepted(server, read(env, 'NO_PROXY'))) return undefined;
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const secrets = readSecrets(url);
  if (!/^https?:/i.test(url) || secrets === undefined) {
    throw wrongOption('env', `${name} must look like http://proxy.example.com:3128`);
  }
  return { url, origin: new URL(url).origin, secrets };
}

function readSecrets(url: string): string[] | undefined {
  try {
    const { username, password } = new URL(url);
    const [user, word] = [decodeURIComponent(username), decodeURIComponent(password)];
    if (!user && !word) return [];
    return [word || user, Buffer.from(`${user}:${word}`).toString('base64')];
  } catch {
    return undefined;
  }
}

function read(env: Readonly<Record<string, string | undefined>>, name: string): string {
  return (env[name.toLowerCase()] ?? env[name] ?? '').trim();
}
