// The root role that may do everything.

/** Id of the root role Admin on every instance. */
export const adminRole = 1;
