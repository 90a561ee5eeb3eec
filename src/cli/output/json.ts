// JSON, as one document or a line for each row.

export const toJson = (data: unknown): string[] => visible(JSON.stringify(data, null, 2)).split('\n');

export const toJsonLines = (rows: readonly unknown[]): string[] => rows.map((row) => visible(JSON.stringify(row)));

/** What a terminal would act upon, or nobody would see, as escapes: the document says the same. */
const visible = (json: string) =>
  json.replace(
    /[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
