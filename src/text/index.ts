// Texts from elsewhere, read for what they are, and made fit to be read in a terminal: nothing moves a cursor or hides.
export { csvLine } from './csv.ts';
export { escapeMarkup } from './escape-markup.ts';
export { inMarkdown } from './in-markdown.ts';
export { isDay } from './is-day.ts';
export { parseUrl } from './parse-url.ts';
export { printable } from './printable.ts';
export { shorten } from './shorten.ts';
export { unifiedDiff } from './unified-diff.ts';
export { visibleJson } from './visible-json.ts';
