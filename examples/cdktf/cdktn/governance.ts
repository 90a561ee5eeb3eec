// A governed Unleash: how people sign in, what they may do, and a project in which nothing reaches production alone.
import { TerraformOutput, TerraformStack, TerraformVariable } from 'cdktn';
import type { Construct } from 'constructs';
import { AccessModel, GovernedProject, InstanceBaseline, RootRole } from 'unleash-admin/cdktn/constructs';
import { UnleashProvider } from 'unleash-admin/cdktn/provider';
import { User } from 'unleash-admin/cdktn/user';

export class Governance extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Address and token of Unleash come from UNLEASH_URL and UNLEASH_AUTH_TOKEN.
    new UnleashProvider(this, 'unleash');

    const secret = new TerraformVariable(this, 'oidc_secret', { type: 'string', sensitive: true });
    const baseline = new InstanceBaseline(this, 'instance', {
      signIn: {
        oidc: {
          discoverUrl: 'https://login.example.com/.well-known/openid-configuration',
          clientId: 'unleash',
          secret: secret.stringValue,
          autoCreate: true,
          defaultRootRole: RootRole.VIEWER,
        },
      },
      corsOrigins: ['https://shop.example.com'],
      environments: {
        // A new Unleash has these two already.
        development: { type: 'development', adopt: true },
        production: { type: 'production', adopt: true, requiredApprovals: 2 },
        staging: { type: 'preproduction' },
      },
    });

    const person = (name: string) =>
      new User(this, name, { name, email: `${name}@example.com`, rootRole: RootRole.VIEWER });
    const [ada, grace, edsger] = [person('ada'), person('grace'), person('edsger')];
    const access = new AccessModel(this, 'access', {
      groups: {
        'Checkout team': { description: 'Cart and payment', users: [ada, grace] },
        'Checkout leads': { users: [grace, edsger] },
      },
    });

    const checkout = new GovernedProject(this, 'checkout', {
      projectId: 'checkout',
      name: 'Checkout',
      mode: 'private',
      owners: { groups: [access.group('Checkout leads')] },
      environments: ['development', 'staging', 'production'].map((name) => baseline.environment(name)),
      fourEyes: { production: 2 },
      featureNaming: { pattern: 'checkout-[a-z-]+', example: 'checkout-one-click' },
    });
    checkout
      .grantGroup(baseline.roles.projectRole('Flag developer'), access.group('Checkout team'))
      .grantGroup(baseline.roles.projectRole('Change approver'), access.group('Checkout leads'))
      .grantUser(baseline.roles.projectRole('Release manager'), edsger);

    new TerraformOutput(this, 'project', { value: checkout.projectId });
  }
}
