// Default strategies of projects' environments, as the admin API shows and takes them.
import type { AdminApi, OperationAnswer, OperationParameters } from '../../src/admin-api/index.ts';

type Environment = NonNullable<OperationAnswer<'getProjectEnvironments'>['environments']>[number];
type StrategyBody = OperationParameters<'addDefaultStrategyToProjectEnvironment'>['body'];

export interface DefaultStrategy {
  readonly project: string;
  readonly environment: string;
  readonly strategy: NonNullable<Environment['defaultStrategy']>;
}

/** Those that were set; in every other environment new flags get a rollout to everybody. */
export async function defaultStrategiesOf(api: AdminApi, project: string): Promise<DefaultStrategy[]> {
  const { environments } = await api.getProjectEnvironments({ projectId: project });
  return environments.flatMap(({ name, defaultStrategy }) =>
    defaultStrategy ? [{ project, environment: name, strategy: defaultStrategy }] : [],
  );
}

/** Sets what is in `body`; variants and whether the strategy is off stay as they are. */
export async function setDefaultStrategy(
  api: AdminApi,
  { projectId, environment }: { projectId: string; environment: string },
  body: StrategyBody,
): Promise<void> {
  const found = (await defaultStrategiesOf(api, projectId)).find((one) => one.environment === environment);
  const { variants, disabled } = found?.strategy ?? {};
  const kept = {
    ...(variants && { variants: variants as NonNullable<StrategyBody['variants']> }),
    ...(disabled && { disabled }),
  };
  await api.addDefaultStrategyToProjectEnvironment({ projectId, environment, body: { ...kept, ...body } });
}
