// Instants as protobuf has them.

export const timestamp = (instant: Date) => ({
  seconds: Math.floor(instant.getTime() / 1000),
  nanos: (instant.getTime() % 1000) * 1_000_000,
});
