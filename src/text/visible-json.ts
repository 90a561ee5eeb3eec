// JSON from elsewhere, made fit for a terminal and for readers of lines: it says the same, on one line.

/** What a terminal would act upon, ends a line for some readers, or nobody would see, as escapes. */
export const visibleJson = (json: string): string =>
  json.replace(
    /[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
