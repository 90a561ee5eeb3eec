// CSV for spreadsheets: https://www.rfc-editor.org/rfc/rfc4180
import { printable } from '../../text/index.ts';
import type { Table } from './table.ts';

export const toCsv = ({ headings, rows }: Table): string[] =>
  [headings, ...rows].map((row) => row.map((cell) => quote(harmless(printable(cell)))).join(','));

/** A spreadsheet would take a cell that begins like this for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const harmless = (cell: string) => (/^\s*[=+@-]/.test(cell) && !/^-?\d+$/.test(cell) ? `'${cell}` : cell);

const quote = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
