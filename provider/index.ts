// Unleash for Terraform.
export { address } from './address.ts';
export { areas } from './areas.ts';
export { connect } from './connection/connect.ts';
export { unleashProvider } from './provider.ts';
