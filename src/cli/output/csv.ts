// CSV: the headings, and a line for each row.
import { csvLine } from '../../text/index.ts';
import type { Table } from './table.ts';

export const toCsv = ({ headings, rows }: Table): string[] => [headings, ...rows].map(csvLine);
