// A release, made and looked at.
export { makeRelease } from './make-release.ts';
export { verifyRelease } from './verify-release.ts';
