// Events of every type as tests make them, with the shapes of data that types have.
import type { AuditEvent } from '../../src/events/index.ts';
import type { Login } from '../../src/siem/log/login-log.ts';
import { eventTypes } from '../../src/admin-api/index.ts';

export const server = 'https://unleash.example.com';

/** Breaks lines, fields and frames where it can: of terminals, JSON, CEF, syslog. */
export const hostile = 'a\r\nb|c=d\\e"f\u2028g\u0085h\u001b[2Ji\u202ej\t<13>1 - k\ud800 l=\\=m\\';

/** Data is of any shape, and typed as if it had none. */
interface Given extends Partial<Omit<AuditEvent, 'type' | 'data' | 'preData'>> {
  readonly type?: string;
  readonly data?: object | null;
  readonly preData?: object | null;
}

export const eventOf = (id: number, given: Given = {}) =>
  ({
    id,
    type: 'role-updated',
    createdAt: new Date(Date.UTC(2027, 0, 31) + id * 1000).toISOString(),
    createdBy: 'ann@example.com',
    createdByUserId: 7,
    ...given,
  }) as AuditEvent;

/** One for each type, in the shapes that the server has, one with every name hostile. */
export const events: readonly AuditEvent[] = [...eventTypes, 'of-a-newer-unleash'].flatMap((type, index) => {
  const of = (given: Given) => eventOf(index + 1, { type, ...given });
  return [
    of({ data: { id: 3, name: 'Operator', userId: 9, roles: [{ roleId: 4 }, 5] }, project: 'shop', ip: '192.0.2.7' }),
    of({ data: null, preData: { groupId: 4, roles: ['Owner'] }, project: 'shop', environment: 'production' }),
    of({ data: null, preData: null, createdBy: '', ip: 'nonsense', summary: '' }),
    of({
      createdBy: hostile,
      createdByUserId: -42,
      data: { name: hostile, [hostile]: { secret: 'canary-secret-value' } },
      project: hostile,
      environment: hostile,
      featureName: hostile,
      summary: `**${hostile}** did canary-secret-value`,
      ip: '2001:db8::7',
    }),
  ];
});

/** In each way to sign in, and one that nobody knows. */
export const logins: readonly Login[] = ['simple', 'oidc', 'saml', hostile, null].flatMap((by, index) =>
  [true, false].map((successful) => ({
    ...{ id: 2 * index + (successful ? 1 : 2), createdAt: '2027-01-31T00:00:00.000Z', user: by && 'ann@example.com' },
    ...{ by, successful, ip: index > 2 ? hostile : '192.0.2.7', failure: successful ? null : `no ${hostile}` },
  })),
);
