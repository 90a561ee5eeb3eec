// What an access review is: everyone who can do anything, by which grants, and what a reviewer should look at.
import type { Named } from '../grants.ts';
import type { PermissionScope } from '../ways.ts';

/** Instants are ISO 8601 in UTC. Secrets are nowhere in it, so it can be kept and handed over. */
export interface Review {
  readonly instance: {
    readonly url: string;
    /** Null where the server does not say. */
    readonly version: string | null;
    readonly edition: 'open source' | 'enterprise';
  };
  /** When it was read, and what ages are counted to. */
  readonly at: string;
  /** First instant of the time in which somebody's events tell what they did; null where the log was not asked. */
  readonly activitySince: string | null;
  /** Admins first, then in the order of types and names. */
  readonly subjects: readonly Subject[];
  /** In the order of `subjects`; of one subject those on the whole instance first. */
  readonly grants: readonly Grant[];
  /** What the roles of `grants` have, by their ids. */
  readonly roles: readonly ReviewedRole[];
  /** In the order of their names. */
  readonly groups: readonly ReviewedGroup[];
  /** The worst first. */
  readonly findings: readonly Finding[];
  /** Sentences: what the edition, the admin API or the caller's permissions keep from view. */
  readonly hidden: readonly string[];
}

export type SubjectType = 'user' | 'service_account' | 'api_token' | 'invite_link';

/** Somebody, or something whose secret lets somebody in. */
export interface Subject {
  /**
   * `user:12`, `service_account:3`, `api_token:<name>`, `invite_link:<name>`. Names of tokens and links need not be unique: the
   * second of a name, by age, is `api_token:<name>#2`.
   */
  readonly key: string;
  readonly type: SubjectType;
  /** Of users and service accounts. */
  readonly id: number | null;
  /** E-mail address or username of a user, username of a service account, name of a token or link. */
  readonly name: string;
  readonly displayName: string | null;
  readonly email: string | null;
  /** Whether any of its grants is every permission. */
  readonly isAdmin: boolean;
  readonly createdAt: string | null;
  /** Last sign-in of a user, last use of a token; null where there was none, or nobody can say. */
  readonly lastSeen: string | null;
  /** What keeps the account up to date instead of people here. */
  readonly managedBy: 'scim' | null;
  /** Groups that it is a member of. */
  readonly groups: readonly Named[];
  /** Who answers for it: whoever made it, by the log or the API; null where nobody can say, or where it is a person. */
  readonly owner: string | null;
  /** What else opens the door in its name: tokens of a service account; an API token and an invite link are their own. */
  readonly credentials: readonly Credential[];
}

/** A token or a link, without its secret. */
export interface Credential {
  readonly name: string;
  readonly createdAt: string | null;
  readonly lastSeen: string | null;
  /** Null for never. */
  readonly expiresAt: string | null;
}

/** One chain by which a subject may do something. */
export interface Grant {
  /** Changes with the subject, the role, the place, the chain and what the role has: a decision about it holds for that alone. */
  readonly fingerprint: string;
  /** Key of the subject. */
  readonly subject: string;
  /** Null for API tokens, which have a type instead. */
  readonly role: Named | null;
  /** The group whose role it is; null where it is the subject's own. */
  readonly through: Named | null;
  /** Of an API token: `admin`, `client`, `backend` or `frontend`. */
  readonly token: { readonly type: string } | null;
  /** Ids of the projects where it was given; null for the whole instance, or every project. */
  readonly projects: readonly string[] | null;
  /** Names of the environments where it may change or read something; null for every one; none where it is about none. */
  readonly environments: readonly string[] | null;
  /** Whether it is every permission. */
  readonly isAdmin: boolean;
  /** Whether it may change what an environment of the type production serves; reading tokens change nothing. */
  readonly reachesProduction: boolean;
  /** By the API, or by the log; null where neither says. */
  readonly since: string | null;
  /** Who gave it, as the log or the API calls them. */
  readonly grantedBy: string | null;
  /** Permissions of the role that events since `activitySince` show in use; null where the log was not asked, or cannot tell. */
  readonly used: readonly string[] | null;
}

export interface ReviewedRole extends Named {
  readonly type: string;
  readonly permissions: readonly HeldInRole[];
}

/** `scope` root holds everywhere; project and environment where the role is given, and `default` for a root role. */
export interface HeldInRole {
  readonly name: string;
  readonly scope: PermissionScope;
  /** Name of the environment; null for every one. */
  readonly environment: string | null;
}

export interface ReviewedGroup extends Named {
  /** Ids of the users and service accounts. */
  readonly members: readonly number[];
  /** What keeps its members up to date instead of people here. */
  readonly managedBy: 'scim' | 'sso' | null;
}

/** `error`: access that should go or change now. `warning`: look at it. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** Something that a reviewer should look at. */
export interface Finding {
  /** The rule, such as `review/inactive-90-days`. */
  readonly id: string;
  /** The rule with what it is about: the same from one review to the next for as long as it holds. */
  readonly key: string;
  readonly severity: Severity;
  /** Key of the subject; null where it is about a role or an environment of a project. */
  readonly subject: string | null;
  /** Fingerprint of the grant, where it is about one. */
  readonly grant: string | null;
  /** A sentence: who or what, where, since when. */
  readonly message: string;
  /** A sentence: what to do. */
  readonly fix: string;
}
