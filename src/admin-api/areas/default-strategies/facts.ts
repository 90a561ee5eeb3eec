// What the client knows of operations on default strategies.
import type { Facts } from '../facts.ts';

export const facts = {
  addDefaultStrategyToProjectEnvironment: {
    repeat: 'set',
    invalidates: { getProjectEnvironments: 'projectId', getProjectOverview: 'projectId' },
  },
} as const satisfies Facts;
