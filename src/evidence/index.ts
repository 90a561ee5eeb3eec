// Evidence for an audit period: collected from a living instance, mapped to controls, and sealed.
export { type Framework, frameworks } from './controls/index.ts';
export { type Evidence, hiddenIn, judgementsIn } from './evidence.ts';
export { type Decision, judge, type Verdict } from './four-eyes.ts';
export { EvidenceRefused, gatherEvidence } from './gather-evidence.ts';
export { indexHtml } from './index-page/html.ts';
export { assessmentResults } from './oscal/assessment-results.ts';
export type { Period, Piece } from './piece.ts';
export { type PieceId, pieceIds } from './piece-ids.ts';
export type { Drift } from './source.ts';
