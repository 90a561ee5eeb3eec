// What the page is given to search, sort and decide about: a row for each grant, fit to be shown as it is.

/** JSON in the page; every text has been made printable. */
export interface PageData {
  readonly instance: string;
  /** When the review was read. */
  readonly at: string;
  /** Names of permissions, which rows refer to by index: few roles have many grants. */
  readonly permissionSets: readonly (readonly string[])[];
  readonly rows: readonly PageRow[];
  /** What a reviewer can give in place of a role. */
  readonly roles: { readonly root: readonly Choice[]; readonly project: readonly Choice[] };
}

export interface Choice {
  readonly id: number;
  readonly name: string;
}

export interface PageRow {
  readonly fingerprint: string;
  /** Key of the subject. */
  readonly subject: string;
  readonly who: string;
  /** Such as `service account`. */
  readonly kind: string;
  /** What else it is known by; empty where there is nothing. */
  readonly alias: string;
  /** Name of the role, or the type of an API token. */
  readonly role: string;
  /** Whether another role of the instance or of a project can take its place. */
  readonly changes: 'root' | 'project' | null;
  /** Name of the group; empty where it is their own. */
  readonly group: string;
  /** Ids of projects; empty for the whole instance. */
  readonly projects: readonly string[];
  /** Null for every one. */
  readonly environments: readonly string[] | null;
  readonly isAdmin: boolean;
  readonly reachesProduction: boolean;
  readonly permissions: number;
  readonly since: string | null;
  readonly lastSeen: string | null;
  /** Titles of the findings about the grant, and about the subject as a whole. */
  readonly findings: readonly string[];
  /** Beside an earlier review; null where there is none, or nothing has changed. */
  readonly news: 'new' | 'changed' | null;
}
