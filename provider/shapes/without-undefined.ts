// Leaves out what the configuration leaves to the server.

/** The object without its `undefined` members, so that a request does not touch them. */
export function withoutUndefined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
