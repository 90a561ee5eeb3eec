// Deletes a segment, or says where it is in use: Unleash refuses without a word.
import { type AdminApi, AdminApiError, type OperationAnswer } from '../../src/admin-api/index.ts';
import { ResourceFailure } from '../../src/terraform/framework/index.ts';

/** @throws ResourceFailure that names the flags whose strategies have it */
export async function deleteSegment(api: AdminApi, id: number): Promise<void> {
  try {
    await api.removeSegment({ id });
  } catch (error) {
    if (!(error instanceof AdminApiError && error.isInUse)) throw error;
    const usage = await api.getStrategiesBySegmentId({ id }).catch(() => undefined);
    throw new ResourceFailure(`The segment is in use, so Unleash does not delete it. ${describe(usage)}`);
  }
}

type Usage = OperationAnswer<'getStrategiesBySegmentId'>;

/** Places that a message names; whoever has more to change opens Unleash. */
const shown = 10;

function describe(usage: Usage | undefined): string {
  const present = placesOf(usage?.strategies);
  const planned = placesOf(usage?.changeRequestStrategies);
  const said = [
    ...(present.length > 0 ? [`Strategies of ${list(present)} have it.`] : []),
    ...(planned.length > 0 ? [`Change requests for ${list(planned)} want it.`] : []),
  ];
  if (said.length === 0)
    return 'This token is not shown where: look at the segment in Unleash. Take it out of the strategies there, and apply again.';
  return `${said.join(' ')} Take it out there, and apply again.`;
}

interface Place {
  readonly featureName: string;
  readonly projectId: string;
  readonly environment: string;
}

const placesOf = (strategies: readonly Place[] = []) => [
  ...new Set(
    strategies.map(
      ({ featureName, projectId, environment }) =>
        `the flag ${JSON.stringify(featureName)} in ${environment} (project ${JSON.stringify(projectId)})`,
    ),
  ),
];

function list(places: readonly string[]): string {
  const rest = places.length - shown;
  return places.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
