// A line of CSV, which spreadsheets read, too: https://www.rfc-editor.org/rfc/rfc4180
import { printable } from './printable.ts';

export const csvLine = (cells: readonly string[]): string =>
  cells.map((cell) => quote(harmless(printable(cell)))).join(',');

/** A spreadsheet would take a cell that begins like this for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const harmless = (cell: string) => (/^\s*[=+@-]/.test(cell) && !/^-?\d+$/.test(cell) ? `'${cell}` : cell);

const quote = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
