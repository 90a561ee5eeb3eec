// JSON as it comes from elsewhere: nothing is known of it before somebody has looked.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** An object, of whose members nothing is known. */
export type JsonObject = { readonly [name: string]: unknown };

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
