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
    summary: [`Objects in the state: ${managed}. As it has them: ${unchanged}. In no state: ${unmanaged.length}.`],
    attention: [
      ...changed.map((one) => `${nameOf(one)} was changed${one.path === null ? '' : `: ${one.path}`}.`),
      ...missing.map((one) => `${nameOf(one)} is gone.`),
    ],
    hidden,
  };
}

const nameOf = ({ type, name }: Drifted) => `${type} ${name}`;
