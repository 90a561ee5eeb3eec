// What the client knows of operations on segments.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getSegment: read,
  getSegments: read,
  getStrategiesBySegmentId: read,
  createSegment: { repeat: 'once', invalidates: { getSegments: 'any' } },
  updateSegment: { repeat: 'set', invalidates: { getSegments: 'any', getSegment: 'id' } },
  removeSegment: {
    repeat: 'set',
    invalidates: { getSegments: 'any', getSegment: 'id', getStrategiesBySegmentId: 'id' },
  },
} as const satisfies Facts;
