// Twenty user creations a minute per client: the only limit on admin writes that a real server has.
export interface Permit {
  allowed: boolean;
  headers: Record<string, string>;
}

const limit = 20;
const windowMs = 60_000;

/** Counts every POST on user administration, failed ones too, in fixed windows that start with the first call. */
export function createRateLimit(now: () => number): (client: string) => Permit {
  const windows = new Map<string, { used: number; endsAt: number }>();
  return (client) => {
    const time = now();
    const current = windows.get(client);
    const window = current !== undefined && current.endsAt > time ? current : { used: 0, endsAt: time + windowMs };
    window.used += 1;
    windows.set(client, window);
    const seconds = String(Math.ceil((window.endsAt - time) / 1000));
    const allowed = window.used <= limit;
    return {
      allowed,
      headers: {
        'RateLimit-Policy': `${limit};w=${windowMs / 1000}`,
        'RateLimit-Limit': String(limit),
        'RateLimit-Remaining': String(Math.max(0, limit - window.used)),
        'RateLimit-Reset': seconds,
        ...(allowed ? {} : { 'Retry-After': seconds }),
      },
    };
  };
}

export function isRateLimited(method: string, path: string): boolean {
  return method === 'POST' && /^\/api\/admin\/user-admin(\/|$)/i.test(path);
}
