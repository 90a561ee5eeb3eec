// The two frameworks that the bindings are made for: CDKTF and CDK Terrain, its continuation.
export const frameworks = ['cdktf', 'cdktn'] as const;

/** Also the name of the npm package, of our export and of the folder with the generated code. */
export type Framework = (typeof frameworks)[number];
