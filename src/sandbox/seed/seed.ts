// What a seed says: the things to start an instance with beyond what a fresh one holds, in the words of the API.

/** A thing by its name or id. */
type Name = string | number;

/**
 * All parts are optional and are applied in this order. Things name each other: users by e-mail, username or id, groups
 * and roles by name or id, environments and projects by name and id. An existing environment is changed instead of created.
 *
 * ```json
 * {
 *   "environments": [{ "name": "staging", "type": "preproduction", "enabled": true, "sortOrder": 5, "requiredApprovals": 2 }],
 *   "roles": [{ "name": "Flag admin", "type": "custom", "description": "…", "permissions": ["CREATE_FEATURE",
 *              { "name": "UPDATE_FEATURE_ENVIRONMENT", "environment": "production" }] }],
 *   "users": [{ "email": "ann@example.com", "username": "ann", "name": "Ann", "rootRole": "Editor", "token": "user:…" }],
 *   "groups": [{ "name": "Platform", "description": "…", "mappingsSSO": ["platform"], "rootRole": "Viewer", "users": ["ann"] }],
 *   "projects": [{ "id": "shop", "name": "Shop", "mode": "private", "environments": ["development"],
 *                  "featureNaming": { "pattern": "shop[.].+", "example": "shop.cart" },
 *                  "linkTemplates": [{ "title": "Tracker", "urlTemplate": "https://tracker.example.com/{{feature}}" }],
 *                  "changeRequests": { "development": 2 }, "archived": false,
 *                  "access": [{ "role": "Owner", "users": ["ann"], "groups": ["Platform"] }] }],
 *   "contextFields": [{ "name": "region", "stickiness": true, "legalValues": [{ "value": "eu" }] }],
 *   "apiTokens": [{ "tokenName": "ci", "type": "backend", "environment": "development", "projects": ["shop"] }],
 *   "tagTypes": [{ "name": "team", "description": "Who owns it", "icon": "T", "color": "#aabbcc" }],
 *   "segments": [{ "name": "Europe", "project": "shop", "constraints": [{ "contextName": "region", "operator": "IN", "values": ["eu"] }] }],
 *   "integrations": [{ "provider": "webhook", "enabled": true, "events": ["feature-created"],
 *                      "parameters": { "url": "https://hooks.example.com" } }],
 *   "cors": ["https://shop.example.com"], "maintenance": false, "limits": { "projects": 10 }
 * }
 * ```
 */
export interface Seed {
  environments?:
    | {
        name: string;
        type: string;
        enabled?: boolean | undefined;
        sortOrder?: number | undefined;
        requiredApprovals?: number | null | undefined;
      }[]
    | undefined;
  roles?:
    | {
        name: string;
        type?: 'custom' | 'root-custom' | undefined;
        description?: string | undefined;
        permissions?: (string | { name: string; environment?: string | null | undefined })[] | undefined;
      }[]
    | undefined;
  /** Each with a username or an e-mail. */
  users?:
    | {
        username?: string | undefined;
        email?: string | undefined;
        name?: string | undefined;
        password?: string | undefined;
        rootRole?: Name | undefined;
        /** A personal access token for this user; it begins with `user:`. */
        token?: string | undefined;
        /** When they signed in for the last time, an instant in ISO form. */
        seenAt?: string | undefined;
      }[]
    | undefined;
  groups?:
    | {
        name: string;
        description?: string | undefined;
        mappingsSSO?: string[] | undefined;
        rootRole?: Name | null | undefined;
        users?: Name[] | undefined;
      }[]
    | undefined;
  projects?: SeedProject[] | undefined;
  /** In review, unless said otherwise; their numbers follow their order, from 1. */
  changeRequests?:
    | {
        project: string;
        environment: string;
        title?: string | undefined;
        /** Who made it. */
        createdBy: Name;
        state?: 'Draft' | 'In review' | 'Approved' | 'Applied' | 'Cancelled' | 'Rejected' | undefined;
        /** Flags that it switches on. */
        features?: string[] | undefined;
        /** What else it does to flags. */
        changes?: { feature: string; action: string; payload?: { [name: string]: unknown } | undefined }[] | undefined;
        /** Who has approved it. */
        approvedBy?: Name[] | undefined;
      }[]
    | undefined;
  contextFields?:
    | {
        name: string;
        description?: string | undefined;
        stickiness?: boolean | undefined;
        sortOrder?: number | undefined;
        legalValues?: { value: string; description?: string | undefined }[] | undefined;
        project?: string | undefined;
      }[]
    | undefined;
  apiTokens?:
    | {
        tokenName: string;
        type: 'client' | 'backend' | 'frontend';
        environment?: string | undefined;
        projects?: string[] | undefined;
        /** An instant in ISO form. */
        expiresAt?: string | undefined;
        /** When it was used for the last time. */
        seenAt?: string | undefined;
      }[]
    | undefined;
  tagTypes?:
    | {
        name: string;
        description?: string | undefined;
        icon?: string | null | undefined;
        color?: string | null | undefined;
      }[]
    | undefined;
  segments?:
    | {
        name: string;
        description?: string | null | undefined;
        project?: string | undefined;
        constraints: { [field: string]: unknown; contextName: string; operator: string }[];
      }[]
    | undefined;
  integrations?:
    | {
        provider: string;
        description?: string | undefined;
        enabled: boolean;
        parameters: Record<string, unknown>;
        events: string[];
        projects?: string[] | undefined;
        environments?: string[] | undefined;
      }[]
    | undefined;
  /** The history of those two weeks that servers keep, in any order. */
  logins?:
    | {
        username: string;
        minutesAgo: number;
        /** They got in, unless said otherwise. */
        successful?: boolean | undefined;
        /** `simple` when left out: by password. */
        type?: string | undefined;
        ip?: string | undefined;
        failureReason?: string | undefined;
      }[]
    | undefined;
  /** Origins that may ask the frontend API. */
  cors?: string[] | undefined;
  maintenance?: boolean | undefined;
  /** Whether it tells that it has a mail server. */
  sendsEmail?: boolean | undefined;
  limits?:
    | {
        projects?: number | undefined;
        environments?: number | undefined;
        apiTokens?: number | undefined;
        segments?: number | undefined;
        segmentValues?: number | undefined;
      }
    | undefined;
}

interface SeedProject {
  id: string;
  name?: string | undefined;
  description?: string | null | undefined;
  mode?: 'open' | 'protected' | 'private' | undefined;
  defaultStickiness?: string | undefined;
  environments?: string[] | undefined;
  featureNaming?:
    | { pattern: string | null; example?: string | null | undefined; description?: string | null | undefined }
    | undefined;
  linkTemplates?: { title?: string | null | undefined; urlTemplate: string }[] | undefined;
  /** Approvals that changes need, by environment. */
  changeRequests?: Record<string, number | { requiredApprovals: number }> | undefined;
  archived?: boolean | undefined;
  access?: { role: Name; users?: Name[] | undefined; groups?: Name[] | undefined }[] | undefined;
}
