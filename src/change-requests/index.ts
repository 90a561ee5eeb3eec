// Change requests: which there are, what they would change, who may decide about them, and how they go on.
export { type ChangeRequest, type Which, nameOf, readChangeRequest } from './change-request.ts';
export { type ChangeLine, describeChanges } from './describe-changes.ts';
export { findRequest, searchRequests } from './search.ts';
export { type Step, StepRefused } from './steps.ts';
export { refuseOwn } from './refuse-own.ts';
export { takeStep } from './take-step.ts';
export { type HistoryLine, historyOf } from './history.ts';
export { waitForChange } from './wait.ts';
export { isMine, waitingFor } from './waiting.ts';
