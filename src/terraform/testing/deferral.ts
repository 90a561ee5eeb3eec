// What a provider puts off, and why.
import { type Decoded, tfplugin6 } from '../protocol/index.ts';

export type Deferral = keyof typeof tfplugin6.DeferredReason.values;

export const deferralOf = ({
  deferred,
}: {
  readonly deferred?: Decoded<typeof tfplugin6.Deferred> | undefined;
}): Deferral | undefined =>
  deferred &&
  (Object.keys(tfplugin6.DeferredReason.values) as Deferral[]).find(
    (reason) => tfplugin6.DeferredReason.values[reason] === deferred.reason,
  );
