// Makes read-modify-write safe within one process: work on the same thing takes turns.
import { Turns } from '../../src/terraform/framework/index.ts';

const turns = new Turns();

/** Runs `work` after everything that was started before on the same thing. A failure does not stop the next. */
export const serialize = <T>(thing: string, work: () => Promise<T>): Promise<T> => turns.take([thing], work);
