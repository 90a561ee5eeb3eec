// Moments in the order in which they came, which clocks tell of only to the millisecond.

/** From whenever: every moment is later. */
export const always = 0;

let last = always;

export const nextMoment = (): number => (last += 1);
