// From the name of a file to the name of what it exports.

/** `tag-types` is `tagTypes`. */
export const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
