// Unleash for Terraform.
export { address } from './address.ts';
export { type Area, areas } from './areas.ts';
export { unleashProvider } from './provider.ts';
