// How much a run compares: a fixed seed and a fixed size unless the environment says otherwise.
import { patienceMs } from '../../../workshop/patience.ts';
import { isFull } from '../../support/size.ts';

const wholeNumber = (name: string): number | undefined => {
  const given = process.env[name];
  if (given === undefined || given === '') return undefined;
  if (!/^-?\d+$/.test(given)) throw new Error(`${name} must be a whole number, not ${JSON.stringify(given)}`);
  return Number(given);
};

const seed = wholeNumber('FIDELITY_SEED');
/** How many sequences of each half: 280 and 230 in a full run unless given, a few of them in a quick one. */
const sequences = wholeNumber('FIDELITY_SEQUENCES');
/** Where among its sequences a seed disagreed, as its failure says. */
const path = process.env.FIDELITY_PATH;

export const settings = {
  seed: seed ?? 20_260_401,
  path,
  enterprise: sequences ?? (isFull ? 280 : 4),
  openSource: sequences ?? (isFull ? 230 : 3),
  timeoutMs: Math.max(patienceMs, 2_000 * (sequences ?? 0)),
  /** Too few to come across everything. */
  isPartial: path !== undefined || (sequences === undefined ? !isFull : sequences < 230),
};
