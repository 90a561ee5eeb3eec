// What a platform team sets once for a whole Unleash: sign-in, provisioning, origins, environments and roles.
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { Cors } from '../generated/cdktf/cors/index.ts';
import { Environment } from '../generated/cdktf/environment/index.ts';
import { Scim } from '../generated/cdktf/scim/index.ts';
import { AccessModel } from './access-model.ts';
import { Adoption } from './adoption.ts';
import {
  type LeastPrivilegeProjectRole,
  type LeastPrivilegeRootRole,
  leastPrivilegeRoles,
} from './least-privilege-roles.ts';
import { addSignIn, type SignInProps } from './sign-in.ts';
import { checkApprovals, duplicates, quote, refuse } from './wrong-input.ts';

export interface EnvironmentRow {
  /** What it is for: `development`, `test`, `preproduction`, `production`, or a word of your own. */
  readonly type: string;
  /** Whether projects can take part in it. */
  readonly enabled?: boolean;
  /** Where it stands in lists; lower comes first. */
  readonly sortOrder?: number;
  /**
   * Approvals, from 1 to 10, that changes need in projects created from now on. An environment that has it counts as guarded:
   * the least-privilege roles let nobody switch flags there alone.
   */
  readonly requiredApprovals?: number;
  /** True for an environment that Unleash has already, as a new one has `development` and `production`: it is imported. */
  readonly adopt?: boolean;
}

export interface InstanceBaselineProps {
  /** How people sign in. Left out, it is not managed. */
  readonly signIn?: SignInProps;
  /** Provisioning of users and groups by the identity provider. Left out, it is not managed. */
  readonly scim?: {
    readonly enabled: boolean;
    /** Any text, such as a date; changing it makes a new token. */
    readonly tokenRotation?: string;
  };
  /**
   * The origins from which browsers may call the frontend API, and no others; at least one, since Unleash takes an empty list
   * for every origin. Left out, they are not managed.
   */
  readonly corsOrigins?: readonly string[];
  /** Environments of the instance, by name. */
  readonly environments?: { readonly [name: string]: EnvironmentRow };
  /**
   * Whether to bring the roles of the least-privilege guide.
   * @default true
   */
  readonly leastPrivilegeRoles?: boolean;
  /**
   * Refuses plans that would delete an environment.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /** For stacks with more than one Unleash. */
  readonly provider?: TerraformProvider;
}

/**
 * The baseline of an Unleash instance. Have it once for an instance: its settings exist once.
 *
 * ```ts
 * const secret = new TerraformVariable(this, 'oidc_secret', { type: 'string', sensitive: true });
 * const baseline = new InstanceBaseline(this, 'instance', {
 *   signIn: {
 *     oidc: { discoverUrl: 'https://id.example.com/.well-known/openid-configuration', clientId: 'unleash', secret: secret.value },
 *   },
 *   corsOrigins: ['https://shop.example.com'],
 *   environments: {
 *     development: { type: 'development', adopt: true },
 *     production: { type: 'production', adopt: true, requiredApprovals: 2 },
 *   },
 * });
 * checkout.grantGroup(baseline.roles.projectRole('Flag developer'), team);
 * ```
 */
export class InstanceBaseline extends Construct {
  readonly #environments = new Map<string, Environment>();
  readonly #roles: AccessModel<LeastPrivilegeRootRole, LeastPrivilegeProjectRole> | undefined;

  constructor(scope: Construct, id: string, props: InstanceBaselineProps) {
    super(scope, id);
    const { signIn, scim, corsOrigins, environments = {}, provider } = props;
    if (signIn) addSignIn(this, signIn, provider);
    if (scim) new Scim(this, 'Scim', { provider, ...scim });
    if (corsOrigins) new Cors(this, 'Cors', { provider, origins: this.#checkOrigins(corsOrigins) });
    for (const [name, row] of Object.entries(environments)) this.#addEnvironment(name, row, props);
    if (props.leastPrivilegeRoles !== false) this.#roles = this.#addRoles(environments, provider);
  }

  /** An environment of this baseline, for projects that take part in it. */
  environment(name: string): Environment {
    return (
      this.#environments.get(name) ??
      refuse(this, `it has no environment ${JSON.stringify(name)}, only ${quote(this.#environments.keys())}.`)
    );
  }

  /** The roles of the least-privilege guide. */
  get roles(): AccessModel<LeastPrivilegeRootRole, LeastPrivilegeProjectRole> {
    return this.#roles ?? refuse(this, 'it has no roles, because leastPrivilegeRoles is false.');
  }

  #checkOrigins(origins: readonly string[]): string[] {
    if (origins.length === 0) {
      refuse(
        this,
        'corsOrigins is empty, which Unleash takes for every site. Name the origins, such as "https://none.invalid" to allow nobody, or leave it out.',
      );
    }
    const twice = duplicates(origins);
    if (twice.length > 0) refuse(this, `corsOrigins has ${quote(twice)} more than once.`);
    if (origins.includes('*')) {
      refuse(
        this,
        'corsOrigins has "*", which allows every site. Name the origins, or use the Cors binding if it is meant.',
      );
    }
    return [...origins];
  }

  #addEnvironment(name: string, row: EnvironmentRow, { provider, deletionProtection }: InstanceBaselineProps): void {
    const { adopt, ...settings } = row;
    if (row.requiredApprovals !== undefined) {
      checkApprovals(this, `environments[${JSON.stringify(name)}].requiredApprovals`, row.requiredApprovals);
    }
    const environment = new Environment(this, `Environment-${name}`, {
      provider,
      name,
      ...settings,
      deletionProtection: deletionProtection ?? true,
    });
    if (adopt) new Adoption(environment, name, provider);
    this.#environments.set(name, environment);
  }

  #addRoles(rows: { readonly [name: string]: EnvironmentRow }, provider: TerraformProvider | undefined) {
    const names = Object.keys(rows);
    const isGuarded = (name: string) => rows[name]?.requiredApprovals !== undefined;
    const tables = leastPrivilegeRoles({
      open: names.filter((name) => !isGuarded(name)),
      guarded: names.filter(isGuarded),
    });
    return new AccessModel(this, 'Roles', { ...tables, environments: [...this.#environments.values()], provider });
  }
}
