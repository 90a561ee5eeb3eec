// The hosts that NO_PROXY lists: names, addresses and networks, each with or without a port, or `*` for all.
import { BlockList, isIP } from 'node:net';

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
  const [, name = entry, wanted] = (isIP(entry) === 6 ? undefined : /^(.+?):(\d+)$/.exec(entry)) ?? [];
  if (wanted !== undefined && wanted !== port) return false;
  const listed = bare(name);
  const length = isIP(listed) === 4 ? 32 : 128;
  if (isIP(listed)) return isWithin(listed, length, host);
  const suffix = listed.replace(/^\*?\.?/, '.');
  return host === listed || (isIP(host) === 0 && host.endsWith(suffix));
}

function isWithin(network: string, bits: number, host: string): boolean {
  const [family, kind] = [isIP(network), isIP(host)];
  if (!family || !kind || bits > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(network, bits, `ipv${family as 4 | 6}`);
  return list.check(host, `ipv${kind as 4 | 6}`);
}

/** Without the brackets of an IPv6 address, and the dot that a whole name may end with. */
const bare = (host: string): string => host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
