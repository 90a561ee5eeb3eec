// What of an examination is fine, what deserves a look, and what is wrong.
import type { Check, Examination } from './examine.ts';

/** Seconds: whoever signs or expires things by the clock is wrong beyond it. */
const farOff = 60;
/** Of a limit. */
const close = 0.8;

/** What each command reads, by the types that it is about. */
const commandReads: { readonly [command: string]: readonly string[] } = {
  'who-can': ['user', 'group', 'role', 'service_account', 'api_token', 'project_access'],
};

export function judge(examination: Examination): Check[] {
  const { server, proxy, version, edition, maintenance, token, clockSeconds, limits, types } = examination;
  const forbidden = types.filter(({ read }) => read === 'forbidden').map(({ type }) => type);
  const unwritable = types.filter(({ write, read }) => write === 'nowhere' && read !== 'unavailable');
  const unavailable = types.filter(({ read }) => read === 'unavailable').map(({ type }) => type);
  const failing = Object.entries(commandReads)
    .filter(([, reads]) => reads.some((name) => forbidden.includes(`unleash_${name}`)))
    .map(([command]) => command);
  return [
    ok('address', server),
    encryptionOf(server),
    ok('proxy', proxy ?? 'none'),
    maintenance
      ? { about: 'version', verdict: 'problem', says: `${version}, in maintenance: it refuses changes` }
      : ok('version', version),
    unavailable.length > 0
      ? ok('edition', `${edition}, which has no ${unavailable.join(', ')}`)
      : ok('edition', edition),
    ok('token', `${token.name} (${token.kind})`),
    forbidden.length > 0
      ? { about: 'reading', verdict: 'warning', says: `not allowed: ${forbidden.join(', ')}` }
      : ok('reading', 'everything'),
    unwritable.length > 0
      ? { about: 'writing', verdict: 'warning', says: `not allowed: ${unwritable.map(needing).join(', ')}` }
      : ok('writing', 'everything'),
    failing.length > 0
      ? { about: 'commands', verdict: 'warning', says: `cannot work: ${failing.join(', ')}` }
      : ok('commands', 'all can work'),
    clockOf(clockSeconds),
    ...limits.map(limitOf),
  ];
}

const ok = (about: string, says: string): Check => ({ about, verdict: 'ok', says });

const needing = ({ type, needs }: Examination['types'][number]) =>
  `${type} (${needs.length > 0 ? needs.join(' or ') : 'ADMIN'})`;

function encryptionOf(server: string): Check {
  const { protocol, hostname } = new URL(server);
  if (protocol === 'https:') return ok('TLS', 'encrypted, and the certificate is trusted');
  if (/^(localhost|127\.|\[::1\])/.test(hostname)) return ok('TLS', 'none, on this machine');
  return { about: 'TLS', verdict: 'problem', says: 'none: whoever is on the way can read the token. Use https://' };
}

function clockOf(seconds: number | null): Check {
  if (seconds === null) return ok('clock', 'the server does not tell its time');
  const far = Math.abs(seconds);
  if (far <= farOff) return ok('clock', 'as here');
  const says = `the server's is ${far} s ${seconds > 0 ? 'ahead' : 'behind'}: what expires does so too early or too late`;
  return { about: 'clock', verdict: 'problem', says };
}

function limitOf({ what, used, limit }: Examination['limits'][number]): Check {
  const about = what.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const says = `${used} of ${limit}`;
  if (limit === null || used < close * limit) return ok(about, says);
  return used < limit
    ? { about, verdict: 'warning', says }
    : { about, verdict: 'problem', says: `${says}: no more can be made` };
}
