/** Finds the method for a path: the host's services are there at once, the plugin's own when it has loaded, but for a few. */
import type { FindMethod, Methods } from './grpc-call.ts';

export type LoadMethods = () => Promise<Methods>;

/** What begins like this is between the host and every plugin; most of it nobody serves. */
const ofHost = '/plugin.';

/** @param early those of the plugin that are there before it has loaded */
export function findIn(host: Methods, load: LoadMethods, early: Methods = new Map()): FindMethod {
  return async (path) => (path.startsWith(ofHost) ? host.get(path) : (early.get(path) ?? (await load()).get(path)));
}

/** The same function, which loads no more than once, whether that succeeds or fails. */
export function once(load: LoadMethods): LoadMethods {
  let loading: Promise<Methods> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
}
