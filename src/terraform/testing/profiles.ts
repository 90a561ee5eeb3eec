// The cores that a provider meets: what each tells of itself, which features it has, and its ways. A core that is not here is
// taken for the newest of its product that is not newer.
import type { Input, RpcName, tfplugin6 } from '../protocol/index.ts';

/** What a core may have of the protocol beyond planning and applying; the RPCs that it calls for it alone. */
export const features = {
  identity: ['GetResourceIdentitySchemas', 'UpgradeResourceIdentity'],
  'import by identity': [],
  list: ['ValidateListResourceConfig', 'ListResource'],
  'generated configuration': ['GenerateResourceConfig'],
  ephemeral: [
    'ValidateEphemeralResourceConfig',
    'OpenEphemeralResource',
    'RenewEphemeralResource',
    'CloseEphemeralResource',
  ],
  'write-only': [],
  functions: ['GetFunctions', 'CallFunction'],
  actions: ['ValidateActionConfig', 'PlanAction', 'InvokeAction'],
  moved: ['MoveResourceState'],
} as const satisfies { readonly [feature: string]: readonly RpcName[] };

export type Feature = keyof typeof features;

export interface Profile {
  readonly product: 'Terraform' | 'OpenTofu';
  readonly version: string;
  readonly capabilities: Input<typeof tfplugin6.ClientCapabilities>;
  readonly features: readonly Feature[];
  /** On the second leg of a replacement it sends the identity that the first one planned; else none. */
  readonly keepsIdentityOfReplaced: boolean;
  /** It moves objects across types only where the provider says that it can. */
  readonly asksWhetherMovesAreServed: boolean;
  /** What it calls the provider that an object is moved from: its whole address, or its name alone. */
  readonly moveSource: 'address' | 'name';
  /** When it calls functions: on a provider that is not configured, or also on one that is. */
  readonly callsFunctions: 'unconfigured' | 'configured';
}

const terraform = {
  product: 'Terraform',
  keepsIdentityOfReplaced: true,
  asksWhetherMovesAreServed: true,
  moveSource: 'address',
  callsFunctions: 'unconfigured',
} as const;

const openTofu = {
  product: 'OpenTofu',
  keepsIdentityOfReplaced: false,
  asksWhetherMovesAreServed: false,
  callsFunctions: 'configured',
} as const;

export const profiles: readonly Profile[] = [
  {
    ...terraform,
    version: '1.11.4',
    capabilities: { write_only_attributes_allowed: true },
    features: ['ephemeral', 'write-only', 'functions', 'moved'],
  },
  {
    ...terraform,
    version: '1.14.9',
    capabilities: { write_only_attributes_allowed: true },
    features: [
      ...['ephemeral', 'write-only', 'functions', 'moved', 'identity', 'import by identity'],
      ...['list', 'generated configuration', 'actions'],
    ] as readonly Feature[],
  },
  {
    ...terraform,
    version: '1.16.0',
    capabilities: {
      write_only_attributes_allowed: true,
      store_planned_private: true,
      computed_blocks_allowed: true,
    },
    features: Object.keys(features) as readonly Feature[],
  },
  { ...openTofu, version: '1.10.7', capabilities: {}, features: ['functions', 'moved'], moveSource: 'name' },
  {
    ...openTofu,
    version: '1.12.6',
    capabilities: { write_only_attributes_allowed: true },
    features: ['ephemeral', 'write-only', 'functions', 'moved', 'identity', 'import by identity'],
    moveSource: 'address',
  },
];

/** Older cores, which only lack what those have: the laws are not held under each of them, but binaries are taken for them. */
const olderProfiles: readonly Profile[] = [
  { ...terraform, version: '1.5.7', capabilities: {}, features: [] },
  { ...terraform, version: '1.8.5', capabilities: {}, features: ['functions', 'moved'] },
  { ...terraform, version: '1.10.5', capabilities: {}, features: ['functions', 'moved', 'ephemeral'] },
  { ...openTofu, version: '1.8.11', capabilities: {}, features: ['functions'], moveSource: 'name' },
];

/** The strictest of them, unless a test says otherwise. */
export const newest: Profile = profiles.find(({ version }) => version === '1.16.0')!;

/** Such as `Terraform 1.14`. */
export const nameOf = ({ product, version }: Profile): string =>
  `${product} ${version.split('.').slice(0, 2).join('.')}`;

export const has = (profile: Profile, feature: Feature): boolean => profile.features.includes(feature);

export const profilesWith = (feature: Feature): readonly Profile[] =>
  profiles.filter((profile) => has(profile, feature));

/** An experimental Terraform, or a Stack, in which a provider may put things off. */
export const allowingDeferral = (profile: Profile): Profile => ({
  ...profile,
  capabilities: { ...profile.capabilities, deferral_allowed: true },
});

const minor = (version: string) => Number(version.split('.')[1]);

/** The profile of a binary. @throws Error for one that is older than all */
export function profileOf(product: Profile['product'], version: string): Profile {
  const known = [...olderProfiles, ...profiles].filter(
    (one) => one.product === product && minor(one.version) <= minor(version),
  );
  const nearest = known.at(-1);
  if (!nearest) throw new Error(`no profile for ${product} ${version}: it is older than all of them`);
  return nearest;
}
