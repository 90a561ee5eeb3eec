// What every instance has from its start: configurations refer to it, and none has to declare it.

/** Why it is left alone. */
export const comesWithUnleash = 'It comes with Unleash.';

/** Environments of a fresh instance, and of its project `default`. */
export const firstEnvironments: readonly string[] = ['default', 'development', 'production'];
