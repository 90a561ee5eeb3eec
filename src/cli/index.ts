// The unleash-admin command line: one file a command, each loaded when it is called.
export { type Connect, run } from './run.ts';
export type { Terminal } from './terminal.ts';
