// Unleash for Terraform.
export { address } from './address.ts';
export { type Area, areas } from './areas.ts';
export { connect } from './connection/connect.ts';
export { unleashProvider } from './whole-provider.ts';
