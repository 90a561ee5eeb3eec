// What expires: tokens, invite links, certificates. Refuses new ones that have expired already, and tells of the end in time.
import { X509Certificate } from 'node:crypto';
import type { Warn } from '../../src/terraform/framework/index.ts';
import type { PlanOf } from '../define.ts';

interface Expiring {
  readonly expires_at: string | null;
}

const dayMs = 24 * 60 * 60 * 1000;
const noticeDays = 30;

/**
 * @param what it is, such as `token`
 * @param isFixed whether another instant makes another object
 */
export function checkExpiry({ prior, planned, error, warn }: PlanOf<Expiring>, what: string, isFixed = false): void {
  const end = planned.expires_at;
  if (typeof end !== 'string' || end === '') return;
  const isNew = !prior || (isFixed && prior.expires_at !== end);
  if (isNew && Date.parse(end) <= Date.now())
    error(
      'Invalid expires_at value',
      `A ${what} that expires at ${end} has expired already. Write an instant to come.`,
      ['expires_at'],
    );
  // Whoever sets another instant knows when it is.
  if (prior?.expires_at === end)
    warnOfEnd(warn, `The ${what}`, Date.parse(end), 'expires_at', 'Set another expires_at');
}

/** Certificates come as PEM or as its bare base64; what is neither is the server's to judge. */
export function checkCertificate(warn: Warn, text: string | null | undefined, attribute: string): void {
  const end = endOf(text ?? '');
  if (end !== undefined)
    warnOfEnd(warn, `The certificate in ${attribute}`, end, attribute, 'Get the next one from the identity provider');
}

function warnOfEnd(warn: Warn, what: string, end: number, attribute: string, remedy: string): void {
  const days = Math.floor((end - Date.now()) / dayMs);
  if (days >= noticeDays) return;
  const at = new Date(end).toISOString();
  if (end <= Date.now()) warn(`${what} has expired`, `It stopped working at ${at}. ${remedy}.`, [attribute]);
  else warn(`${what} expires soon`, `It stops working at ${at}. ${remedy} before that.`, [attribute]);
}

function endOf(text: string): number | undefined {
  const body = text.replace(/-----[^-]+-----/g, '').replace(/\s/g, '');
  try {
    return Date.parse(new X509Certificate(Buffer.from(body, 'base64')).validTo);
  } catch {
    return undefined;
  }
}
