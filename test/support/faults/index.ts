// Faults at every call: the engine behind law 12 and the whole table.
export { faults } from './faults.ts';
export { formatTable, type Row } from './table.ts';
export { tryFaults } from './try-faults.ts';
