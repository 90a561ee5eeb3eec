// Why nothing was placed anywhere.
export class InstallRefused extends Error {}
