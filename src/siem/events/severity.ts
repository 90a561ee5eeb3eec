// How much an event matters to those who watch, in the scales of the formats.

export const severities = {
  informational: { ocsf: 1, cef: 1, syslog: 6 },
  low: { ocsf: 2, cef: 3, syslog: 5 },
  medium: { ocsf: 3, cef: 5, syslog: 5 },
  high: { ocsf: 4, cef: 8, syslog: 4 },
} as const;

export type Severity = keyof typeof severities;
