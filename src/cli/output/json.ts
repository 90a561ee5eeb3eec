// JSON, as one document or a line for each row.
import { visibleJson } from '../../text/index.ts';

export const toJson = (data: unknown): string[] => visibleJson(JSON.stringify(data, null, 2)).split('\n');

export const toJsonLines = (rows: readonly unknown[]): string[] => rows.map((row) => visibleJson(JSON.stringify(row)));
