// The hosts that NO_PROXY lists: names, addresses and networks, each with or without a port, or `*` for all.
import { ipBits } from './ip-bits.ts';

/** Whether requests to this address go without a proxy. Names stand for themselves and the names below them. */
export function isExcepted(server: string, list: string): boolean {
  const url = new URL(server);
  const host = bare(url.hostname);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => fits(entry.toLowerCase(), host, port));
}

function fits(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const [, network = '', bits] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
  if (bits !== undefined) return isWithin(bare(network), Number(bits), host);
  const [, name = entry, wanted] =
    (/:.*:/.test(entry) && ipBits(entry) ? undefined : /^(.+?):(\d+)$/.exec(entry)) ?? [];
  if (wanted !== undefined && wanted !== port) return false;
  const listed = bare(name);
  const address = ipBits(listed);
  if (address) return address === ipBits(host);
  const suffix = listed.replace(/^\*?\.?/, '.');
  return host === listed || (ipBits(host) === undefined && host.endsWith(suffix));
}

function isWithin(network: string, length: number, host: string): boolean {
  const [bits, address] = [ipBits(network), ipBits(host)];
  if (!bits || address?.length !== bits.length || length > bits.length) return false;
  return address.startsWith(bits.slice(0, length));
}

/** Without the brackets of an IPv6 address, and the dot that a whole name may end with. */
const bare = (host: string): string => host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
