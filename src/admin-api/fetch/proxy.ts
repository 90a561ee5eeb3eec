// Find the proxy for an address in the environment, as other command-line tools do.
import { wrongOption } from '../options.ts';

export interface ProxySettings {
  readonly url: string;
  /** Hosts to reach without it, as NO_PROXY lists them. */
  readonly except: string;
}

/**
 * HTTPS_PROXY for https addresses, HTTP_PROXY for http ones; lower-case names win.
 * @throws AdminApiError of kind `options` for a proxy that is not a URL
 */
export function findProxy(
  server: string,
  env: Readonly<Record<string, string | undefined>>,
): ProxySettings | undefined {
  const name = server.startsWith('https:') ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const text = read(env, name);
  if (text === '') return undefined;
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!/^https?:/i.test(url) || !URL.canParse(url)) {
    throw wrongOption('env', `${name} must look like http://proxy.example.com:3128`);
  }
  return { url, except: read(env, 'NO_PROXY') };
}

function read(env: Readonly<Record<string, string | undefined>>, name: string): string {
  return (env[name.toLowerCase()] ?? env[name] ?? '').trim();
}
