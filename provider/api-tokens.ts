// API tokens: when two secrets or two types are the same.

/** Servers know `backend` by its older name `client` too, and by any letter case. */
export const sameTokenType = (a: string, b: string): boolean => typeOf(a) === typeOf(b);

const typeOf = (type: string) => type.toLowerCase().replace('client', 'backend');

/**
 * Whether two texts are the secret of the same token. Servers that store secrets safely list only the selector, 22 characters
 * inside the secret `<projects>:<environment>.v2_<selector>_<rest>`.
 */
export const sameSecret = (a: string, b: string): boolean => a === b || selectorOf(a) === selectorOf(b);

const selectorOf = (secret: string) => /\.v2_(.{22})_/.exec(secret)?.[1] ?? secret;
