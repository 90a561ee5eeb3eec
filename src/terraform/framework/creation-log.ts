// What a service's own log tells of how an object came to be: only with it is anything that is there ever taken for ours.

export interface CreationLog<Api, S> {
  /** Where the log stands now: what is written from now on gets a greater number. Undefined when nobody may know. */
  position(api: Api): Promise<number | undefined>;
  /** How the object was made; undefined when the log does not tell. */
  find(api: Api, state: S): Promise<Creation | undefined>;
}

export interface Creation {
  readonly position: number;
  /** Made with the very token that the provider uses, as far as the log tells tokens apart. */
  readonly isOwn: boolean;
  /** Nothing has happened to it since, but for what completes the creation. */
  readonly isUntouched: boolean;
  readonly minutesAgo: number;
}
