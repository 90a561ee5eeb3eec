// Tokens that live for one run: how long, and until when. Whatever else fails, they end by themselves.
import { AdminApiError } from '../../src/admin-api/index.ts';
import { between, optional, required, type Renewed } from '../../src/terraform/framework/index.ts';

const minuteMs = 60_000;

/** @param most what is said of runs that take longer */
export const minutes = (standard: number, most: string) =>
  optional
    .number(
      `Minutes after which the token ends by itself, should nobody be left to delete it; ${standard} when left out. ${most}`,
    )
    .check(between(1, 1440));

export const tokenName = () =>
  required.string('Name of the token, under which the event log tells what was done with it.');

export const expiryIn = (count: number): Date => new Date(Date.now() + count * minuteMs);

/** Early enough for a second try. */
export const renewalIn = (count: number): Date => new Date(Date.now() + (count * minuteMs) / 2);

/** Lets a token live on from now. @param extend sets when it ends */
export async function renewToken(count: number, extend: (expiresAt: string) => Promise<unknown>): Promise<Renewed> {
  try {
    await extend(expiryIn(count).toISOString());
    return { renewAt: renewalIn(count) };
  } catch (error) {
    if (!(error instanceof AdminApiError && error.status === 403)) throw error;
    return {
      problem:
        'Whoever runs Terraform may make this token and not change when it ends. A run that takes longer loses it: set minutes to more than the run takes, or give the right to update API tokens.',
    };
  }
}

/** What is gone already needs no deleting. */
export async function deleteIfThere(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AdminApiError && error.status === 404)) throw error;
  }
}
