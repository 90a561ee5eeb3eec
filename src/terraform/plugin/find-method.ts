/** Finds the method for a path: the host's services are there at once, the plugin's own when it has loaded. */
import type { FindMethod, Methods } from './grpc-call.ts';

export type LoadMethods = () => Promise<Methods>;

export function findIn(host: Methods, load: LoadMethods): FindMethod {
  return async (path) => host.get(path) ?? (await load()).get(path);
}

/** The same function, which loads no more than once, whether that succeeds or fails. */
export function once(load: LoadMethods): LoadMethods {
  let loading: Promise<Methods> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
}
