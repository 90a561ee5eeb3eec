// The shape of everything an instance holds: plain collections, and the sequences behind its ids.
import type { components } from '../../admin-api/generated/schema.d.ts';

type ContractEvent = components['schemas']['eventSchema'];

export type EventType = ContractEvent['type'];
export type EventData = NonNullable<ContractEvent['data']>;
export type RoleType = 'root' | 'project' | 'root-custom' | 'custom';
export type ProjectMode = 'open' | 'protected' | 'private';
export type ApiTokenType = 'client' | 'backend' | 'frontend' | 'admin';

export interface RolePermission {
  name: string;
  environment: string | null;
}

export interface Role {
  id: number;
  name: string;
  type: RoleType;
  description: string;
  permissions: RolePermission[];
}

/** A user or a service account: both live in one table and share one sequence of ids. */
export interface Account {
  id: number;
  name?: string;
  username?: string;
  email?: string;
  /** Null until somebody sets a password. */
  passwordHash: string | null;
  rootRole: number;
  isService: boolean;
  createdAt: string;
  /** Nobody signs in to a sandbox: an instant that is here was put here. */
  seenAt?: string;
  scimId: string | null;
  /** Where the person sets a first password, until that happens. */
  inviteLink?: string;
  /** Milliseconds since 1970 from which on another link to reset the password may be mailed. */
  nextResetAt?: number;
}

export interface Membership {
  joinedAt: string;
  createdBy: string;
}

export interface Group {
  id: number;
  name: string;
  description: string;
  mappingsSSO: string[];
  rootRole: number | null;
  createdBy: string;
  createdAt: string;
  scimId: string | null;
  members: Map<number, Membership>;
}

export interface LinkTemplate {
  title?: string | null;
  urlTemplate: string;
}

export interface FeatureNaming {
  pattern: string | null;
  example: string | null;
  description: string | null;
}

export interface ChangeRequestSetting {
  enabled: boolean;
  requiredApprovals: number | null;
}

/** Project roles of a user or of a group: role id to the instant it was granted. */
export type Grants = Map<number, string>;

export interface Project {
  id: string;
  name: string;
  description: string | null;
  mode: ProjectMode;
  defaultStickiness: string;
  featureLimit: number | null;
  featureNaming: FeatureNaming;
  linkTemplates: LinkTemplate[];
  createdAt: string;
  updatedAt: string | null;
  archivedAt: string | null;
  environments: Set<string>;
  changeRequests: Map<string, ChangeRequestSetting>;
  defaultStrategies: Map<string, DefaultStrategy>;
  users: Map<number, Grants>;
  groups: Map<number, Grants>;
}

export interface Environment {
  name: string;
  type: string;
  enabled: boolean;
  protected: boolean;
  sortOrder: number;
  requiredApprovals: number | null;
}

export interface ApiToken {
  secret: string;
  /** Names a token whose secret is stored securely, and stands for it wherever tokens are read. */
  selector?: string;
  tokenName: string;
  type: ApiTokenType;
  environment: string;
  projects: string[];
  expiresAt: string | null;
  createdAt: string;
  /** Put here, too: no SDK asks a sandbox. */
  seenAt?: string;
}

/** A personal access token: it acts as its account. */
export interface PersonalToken {
  id: number;
  userId: number;
  description: string;
  expiresAt: string;
  createdAt: string;
  seenAt?: string;
}

export interface Segment {
  id: number;
  name: string;
  description: string | null;
  constraints: components['schemas']['constraintSchema'][];
  project: string | null;
  createdBy: string;
  createdAt: string;
}

export interface TagType {
  name: string;
  description: string | null;
  icon: string | null;
  color: string | null;
}

/** An integration: "addon" in the API. */
export interface Addon {
  id: number;
  provider: string;
  description: string | null;
  enabled: boolean;
  parameters: Record<string, unknown>;
  events: string[];
  projects: string[];
  environments: string[];
  createdAt: string;
}

export interface Banner {
  id: number;
  message: string;
  enabled: boolean;
  variant: string;
  sticky: boolean;
  icon: string | null;
  link: string | null;
  linkText: string | null;
  dialog: string | null;
  dialogTitle: string | null;
  createdAt: string;
}

/** An invite link: "public signup token" in the API. */
export interface SignupToken {
  secret: string;
  name: string;
  url: string;
  enabled: boolean;
  expiresAt: string;
  createdAt: string;
  createdBy: string;
}

export type DefaultStrategy = components['schemas']['createFeatureStrategySchema'];

export interface LegalValue {
  value: string;
  description?: string;
}

export interface ContextField {
  name: string;
  description: string | null;
  stickiness: boolean;
  sortOrder: number;
  legalValues: LegalValue[];
  createdAt: string;
  project?: string;
}

export interface RecordedEvent {
  id: number;
  type: EventType;
  createdBy: string;
  createdByUserId: number;
  createdAt: string;
  ip: string;
  data: EventData | null;
  preData: EventData | null;
  project: string | null;
  environment: string | null;
}

/** One attempt to sign in, successful or not. */
export type Login = Required<components['schemas']['loginEventSchema']>;

/** Where the next id of each kind comes from: ids are never used twice. */
export interface Sequences {
  account: number;
  group: number;
  role: number;
  event: number;
  personalToken: number;
  segment: number;
  addon: number;
  banner: number;
}

export interface Limits {
  projects: number;
  environments: number;
  apiTokens: number;
  segments: number;
  segmentValues: number;
}

export interface Settings {
  /** Absent until somebody sets it: the instance then allows every origin. */
  frontendApiOrigins?: string[];
  maintenance: boolean;
  /** Whether it sends e-mail, as far as its answers tell: nothing leaves a sandbox. */
  sendsEmail: boolean;
  /** Absent until somebody configures them. */
  oidc?: components['schemas']['oidcSettingsSchema'];
  saml?: components['schemas']['samlSettingsSchema'];
  passwordLoginDisabled: boolean;
  scim: { enabled: boolean; token: string | null };
}

export interface State {
  projects: Map<string, Project>;
  environments: Map<string, Environment>;
  roles: Map<number, Role>;
  accounts: Map<number, Account>;
  groups: Map<number, Group>;
  apiTokens: Map<string, ApiToken>;
  personalTokens: Map<string, PersonalToken>;
  contextFields: Map<string, ContextField>;
  segments: Map<number, Segment>;
  tagTypes: Map<string, TagType>;
  addons: Map<number, Addon>;
  banners: Map<number, Banner>;
  signupTokens: Map<string, SignupToken>;
  events: RecordedEvent[];
  /** Oldest first. Nobody signs in to a sandbox: what is here was put here. */
  logins: Login[];
  settings: Settings;
  limits: Limits;
  /** Whether new tokens are stored securely: their secrets are shown once, and never again. */
  secureTokens: boolean;
  sequences: Sequences;
  /** What single areas keep for themselves. */
  areas: { [area: string]: unknown };
}
