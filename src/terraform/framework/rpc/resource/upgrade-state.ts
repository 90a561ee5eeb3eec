// UpgradeResourceState: reads stored state in today's shape.
import { type HandlerOf, ProtocolError, valueFromJson } from '../../../protocol/index.ts';
import { isObject } from '../../attributes/index.ts';
import { Diagnostics } from '../../report.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { fetchAhead } from './fetch-ahead.ts';
import type { Managed } from './managed.ts';
import { noteInState } from './state-names.ts';

/** Every resource has schema version 0: attributes that state lacks are null, attributes that the schema lacks are dropped. */
export const upgradeResourceState =
  (managed: Managed): HandlerOf<'UpgradeResourceState'> =>
  async ({ raw_state, version }) => {
    const report = new Diagnostics();
    try {
      if (Number(version) > 0)
        throw new ProtocolError(`it was written by a newer provider (schema version ${version})`);
      const state = valueFromJson(managed.type, raw_state?.json ?? new Uint8Array());
      if (isObject(state)) {
        managed.note(state);
        noteInState(managed, state);
        fetchAhead(managed, state);
      }
      return { upgraded_state: managed.encode(isObject(state) ? state : null), diagnostics: [] };
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      report.error(
        `Cannot read the state of ${managed.typeName}`,
        `${error.problem}. Use the provider version that wrote it, or remove the object with "terraform state rm" and import it again.`,
        error.path,
      );
      return { diagnostics: encodeDiagnostics(report) };
    }
  };
