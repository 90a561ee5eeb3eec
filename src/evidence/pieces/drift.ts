// Evidence: what the instance has become beside what Terraform holds of it.
import { jsonFile, type Found } from '../piece.ts';
import type { Drifted, Source } from '../source.ts';

export function drift({ drift: found }: Source): Found {
  const about = { id: 'drift', title: 'Drift from the configuration' } as const;
  if (!found) {
    const hidden = ['Drift: no state of Terraform was given with --state.'];
    return { ...about, files: new Map(), summary: [], hidden };
  }
  const { managed, unchanged, changed, missing, unmanaged, hidden } = found;
  return {
    ...about,
    files: new Map([['drift/drift.json', jsonFile({ managed, unchanged, changed, missing, unmanaged })]]),
    summary: [
      `Of ${managed} objects in the state ${unchanged} are as it has them; ${unmanaged.length} of the instance are in no state.`,
    ],
    attention: [
      ...changed.map((one) => `${nameOf(one)} was changed${one.path === null ? '' : `: ${one.path}`}.`),
      ...missing.map((one) => `${nameOf(one)} is gone.`),
    ],
    hidden,
  };
}

const nameOf = ({ type, name }: Drifted) => `${type} ${name}`;
