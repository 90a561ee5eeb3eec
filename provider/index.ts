// Unleash for Terraform.
export { address, unleashProvider } from './provider.ts';
