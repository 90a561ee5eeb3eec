// What one area alone keeps: declared beside its endpoints, and part of snapshots and checkpoints like everything else.
import type { State } from './state.ts';

type Holder = Pick<State, 'areas'>;

export interface AreaState<Content> {
  /** What a new instance holds. */
  fill(holder: Holder): void;
  of(holder: Holder): Content;
}

/** @param fresh makes what a new instance holds: plain data, maps and sets */
export function areaState<Content>(area: string, fresh: () => Content): AreaState<Content> {
  return {
    fill: ({ areas }) => {
      areas[area] = fresh();
    },
    of: ({ areas }) => areas[area] as Content,
  };
}
