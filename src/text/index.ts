// Texts from elsewhere, made fit to be read in a terminal: nothing in them moves a cursor, hides or goes on for ever.
export { csvLine } from './csv.ts';
export { inMarkdown } from './in-markdown.ts';
export { printable } from './printable.ts';
export { shorten } from './shorten.ts';
export { unifiedDiff } from './unified-diff.ts';
export { visibleJson } from './visible-json.ts';
