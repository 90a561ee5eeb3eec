// How people sign in: the ways that are on, and the order in which they change so that nobody is locked out.
import { type TerraformMetaArguments, type TerraformProvider, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { Oidc, type OidcConfig } from '../generated/cdktf/oidc/index.ts';
import { PasswordLogin } from '../generated/cdktf/password-login/index.ts';
import { Saml, type SamlConfig } from '../generated/cdktf/saml/index.ts';
import { refuse } from './wrong-input.ts';

type Settings<Config> = Omit<Config, 'enabled' | 'allowLockout' | keyof TerraformMetaArguments>;

export interface SignInProps {
  /** OpenID Connect. Its secret comes from a sensitive variable. */
  readonly oidc?: Settings<OidcConfig>;
  /** SAML 2.0. */
  readonly saml?: Settings<SamlConfig>;
  /**
   * Whether people sign in with username and password.
   * @default only where there is neither OpenID Connect nor SAML
   */
  readonly password?: boolean;
}

/** The password goes only after another way to sign in has come. */
export function addSignIn(
  construct: Construct,
  { oidc, saml, password = !oidc && !saml }: SignInProps,
  provider: TerraformProvider | undefined,
): void {
  if (!password && !oidc && !saml) {
    refuse(construct, 'signIn leaves nobody a way in. Configure oidc or saml, or let password be true.');
  }
  checkSecret(construct, 'signIn.oidc.secret', oidc?.secret);
  checkSecret(construct, 'signIn.saml.spCertificate', saml?.spCertificate);
  const ways = [
    ...(oidc ? [new Oidc(construct, 'Oidc', { provider, ...oidc, enabled: true })] : []),
    ...(saml ? [new Saml(construct, 'Saml', { provider, ...saml, enabled: true })] : []),
  ];
  new PasswordLogin(construct, 'PasswordLogin', {
    provider,
    enabled: password,
    dependsOn: password ? undefined : ways,
  });
}

/** What is plain text here is plain text in the synthesised stack, and soon in a repository. */
function checkSecret(construct: Construct, prop: string, secret: string | undefined): void {
  if (secret === undefined || Token.isUnresolved(secret)) return;
  refuse(
    construct,
    `${prop} is plain text, which synthesis would write to disk. Give the value of a TerraformVariable with sensitive: true.`,
  );
}
