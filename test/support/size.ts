// How much a generated suite generates: some of it with `npm test`, all of it with `npm run test:full`.

export const isFull = process.env.TEST_SIZE === 'full';

/** The number that the environment gives; else the one of this size. */
export const sized = (variable: string, { quick, full }: { readonly quick: number; readonly full: number }): number =>
  Number(process.env[variable] ?? (isFull ? full : quick));
