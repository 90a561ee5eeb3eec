// Those for whom a review can be written as CSV, by the names that callers know them by.
import { drata } from './drata.ts';
import type { Taker } from './taker.ts';
import { vanta } from './vanta.ts';

export const takers = { vanta, drata } as const satisfies { readonly [name: string]: Taker };
export type TakerName = keyof typeof takers;
