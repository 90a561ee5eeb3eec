/** How a plugin behaves as a process: signals, lost pipes, faults, and what it leaves behind. */
import { rmSync, writeSync } from 'node:fs';
import type { Address } from './handshake.ts';
import type { Logger } from './logger.ts';

/**
 * Ctrl-C reaches the whole process group, but it is for Terraform to stop its plugins: one that dies at once
 * loses the object that it was creating. Terraform asks instead, through StopProvider and Shutdown.
 */
export function leaveInterruptsToTerraform(): void {
  process.on('SIGINT', () => {});
}

/**
 * Says the handshake. Not by `process.stdout`: making that stream takes Bun longer than all else until here.
 * Terraform may have died and taken the pipe with it; a session that never comes is where that is dealt with.
 */
export function greet(line: string): void {
  try {
    writeSync(1, line);
  } catch {}
}

/** A fault that nobody caught ends the process, as it may have left anything half done. */
export function reportFaults(log: Logger): void {
  const report = (error: unknown) => {
    log.error('the provider crashed', { error, stack: error instanceof Error ? error.stack : undefined });
    process.exit(1);
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}

/** Removes the socket however the process ends, short of a kill. */
export function unlinkOnExit(address: Address): void {
  if (address.network === 'unix') process.on('exit', () => rmSync(address.path, { force: true }));
  process.on('SIGTERM', () => process.exit(143));
  process.on('SIGHUP', () => process.exit(129));
}
