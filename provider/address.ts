// Where the registry has this provider.
export const address = 'registry.terraform.io/unleash-admin/unleash';
