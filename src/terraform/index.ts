// Speak Terraform: serve a provider to it.
export { createLogger } from './plugin/index.ts';
export { type Reattach, serve, serveReattach } from './serve.ts';
