// Evidence for an audit period: collected from a living instance, mapped to controls, and sealed.
export { frameworks } from './controls/index.ts';
export { hiddenIn } from './evidence.ts';
export { EvidenceRefused, gatherEvidence } from './gather-evidence.ts';
export { pieceIds } from './piece-ids.ts';
export type { Drift } from './source.ts';
