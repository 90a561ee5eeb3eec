// Which texts are names of environments to Unleash.
import { matching } from '../../src/terraform/framework/index.ts';

export const environmentName = matching(/^[a-zA-Z0-9~_.-]+$/, 'made of letters, digits and ~ _ . - alone');
