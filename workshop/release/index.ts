// A release, made, looked at, and made again.
export { makeRelease } from './make-release.ts';
export { releaseAgain } from './release-again.ts';
export { verifyRelease } from './verify-release.ts';
