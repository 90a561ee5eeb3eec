// Waiting for a change request on the command line: what it is at is shown, and an interrupt ends it.
import type { AdminApi } from '../../admin-api/index.ts';
import type { ChangeRequest, Which } from '../../change-requests/index.ts';
import { option } from '../parameters.ts';
import { progress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

export const waitOption = { wait: option.switch('wait until it is applied, or will not be') };

export async function waitUntilOver(api: AdminApi, which: Which, terminal: Terminal): Promise<ChangeRequest> {
  const { nameOf, waitForChange } = await import('../../change-requests/index.ts');
  const { show, end } = progress(terminal);
  const onLook = ({ state }: ChangeRequest) => show(`${nameOf(which)} is ${state}`);
  try {
    return await waitForChange(api, which, { signal: terminal.signal, onLook });
  } finally {
    end();
  }
}

/** Who has waited for it to be applied is told by the exit code when it is not. */
export const isOutcomeWrong = ({ waited, state }: { readonly waited: boolean; readonly state: string }): boolean =>
  waited && state !== 'Applied';
