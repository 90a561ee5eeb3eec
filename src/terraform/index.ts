// Speak Terraform: serve a provider to it.
export { createLogger, type Logger } from './plugin/index.ts';
export { type Reattach, type ServeOptions, serve, serveReattach } from './serve.ts';
