/**
 * What Terraform's plugin host asks of every plugin, beside the provider itself: to stop.
 * Its other services (stdio, broker, health) are optional, and unknown methods are answered so.
 */
import type { Methods } from './grpc-call.ts';

/** Without an answer Terraform waits two seconds after every command and then kills the plugin. */
/** @param stop may take its time: Terraform waits for the answer */
export function hostServices(stop: () => Promise<void> | void): Methods {
  const empty = new Uint8Array();
  return new Map([
    [
      '/plugin.GRPCController/Shutdown',
      {
        unary: async () => {
          await stop();
          return empty;
        },
      },
    ],
  ]);
}
