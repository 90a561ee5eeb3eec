// Everything that hostile bytes are thrown at.
import { recordTraffic } from '../record.ts';
import type { Target } from '../target.ts';
import { answerTargets } from './answers.ts';
import { connectionTargets } from './connections.ts';
import { messageTargets } from './messages.ts';
import { pluginTargets } from './plugin.ts';
import { providerTargets } from './provider.ts';
import { valueTargets } from './values.ts';

/** @param seed decides about random types and values, from which inputs are made */
export async function openTargets(seed: number): Promise<Target[]> {
  const traffic = await recordTraffic();
  return [
    ...valueTargets(seed),
    ...messageTargets(traffic),
    ...(await pluginTargets()),
    ...(await providerTargets(traffic)),
    ...answerTargets(traffic),
    ...(await connectionTargets()),
  ];
}
