// Unleash for Terraform.
export { address } from './address.ts';
export { unleashProvider } from './provider.ts';
