// Days of UTC, such as `2027-01-31`.
const ms = 86_400_000;

export const dayOf = (instant: string): string => new Date(instant).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(day) + days * ms).toISOString());

/** Not the last of them, where they are two or more. */
export const middleDay = (first: string, last: string): string =>
  addDays(first, Math.floor((Date.parse(last) - Date.parse(first)) / ms / 2));
