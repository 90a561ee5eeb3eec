// The unleash-admin command line: one file a command, each loaded when it is called.
export { run } from './run.ts';
