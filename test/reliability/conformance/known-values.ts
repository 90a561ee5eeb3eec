// What a schema cannot say: which values an attribute takes. Some are wrong on purpose, and must be refused at their place.
import fc from 'fast-check';
import type { Block } from '../../../src/terraform/testing/index.ts';

export type Json = Block['body'][string];
type Values = fc.Arbitrary<Json>;

const words = fc.constantFrom(
  'a',
  'Checkout',
  'two words',
  'Ünïcode 名前 🚀',
  'x'.repeat(200),
  ' ',
  '',
  'a"b\\c',
  'é',
  '1',
);
const names = fc.constantFrom('one', 'two-2', 'a.b_c~d', 'UPPER', 'n'.repeat(60));
const instants = fc.constantFrom('2031-01-31T00:00:00Z', '2031-01-31t01:00:00.5+01:00', '2099-12-31T23:59:59Z', 'soon');
const approvals = fc.constantFrom(1, 2, 10, 0, 11, 1.5);
const origins = fc.constantFrom(
  'https://a.example.com',
  'http://b.example.com:8080',
  '*',
  'https://a.example.com/path',
);
const permissions = ['CREATE_FEATURE', 'UPDATE_FEATURE', 'DELETE_FEATURE', 'UPDATE_FEATURE_ENVIRONMENT', 'READ_ROLE'];
const urls = fc.constantFrom('https://idp.example.com/x', 'http://idp.example.com', 'HTTPS://IDP.example.com/é');
const list = (...values: readonly Json[]): Values => fc.constantFrom(...values);
const subset = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 0 });

/** By resource and attribute, or by attribute alone. */
const known: { readonly [place: string]: Values } = {
  expires_at: instants,
  type: words,
  'api_token.type': list('backend', 'client', 'frontend', 'admin', 'nonsense'),
  'api_token.project': list('default', 'alpha'),
  'api_token.projects': list(['*'], ['alpha'], ['beta', 'alpha'], []),
  'project_api_token.type': list('backend', 'frontend', 'admin'),
  'banner.variant': list('info', 'success', 'warning', 'error', 'loud'),
  required_approvals: approvals,
  'context_field.name': list('region', 'plan', 'a.b~c', '..', 'with space', 'n'.repeat(100)),
  'project_context_field.name': list('basket', 'a.b~c', '..', 'with space'),
  'cors.origins': fc.uniqueArray(origins, { maxLength: 3 }) as Values,
  'cors_origin.origin': origins,
  'environment.name': list('qa', 'eu-1', 'with space', 'n'.repeat(40)),
  'environment.type': list('development', 'production', 'own word', ''),
  sort_order: list(0, 1, 9999, -1, 2 ** 31, 1.5, 2 ** 60),
  'integration.type': list('webhook', 'webhook', 'webhook', 'teams', 'webhok'),
  'integration.events': subset(['feature-created', 'feature-archived', 'feature-updated']) as Values,
  'integration.parameters': list(
    { url: 'https://hooks.example.com/1' },
    { url: 'https://hooks.example.com/2', contentType: 'text/plain', bodyTemplate: '{{event.type}}' },
    { ulr: 'https://hooks.example.com' },
  ),
  'integration.parameters_wo': list({ authorization: 'Bearer abc' }, { customHeaders: '{"X-A":"1"}' }, {}),
  'integration.parameters_wo_version': list(1, 2, 2 ** 53 - 1),
  discover_url: urls,
  id_token_signing_algorithm: list('RS256', 'RS512', 'none'),
  'project.id': list('checkout', 'p.1', 'UPPER', 'with space', ''),
  'project.mode': list('open', 'protected', 'private', 'ajar'),
  'project.feature_naming': list(
    { pattern: 'a-.*', example: 'a-1', description: 'Ünïcode' },
    { pattern: '[a-z]+' },
    { pattern: '(', example: null },
    { pattern: 'a+', example: 'b' },
  ),
  'project.default_stickiness': list('default', 'userId', 'sessionId', 'random'),
  'project.on_destroy': list('delete', 'forget', 'archive', 'burn'),
  stickiness: list('default', 'userId', 'random'),
  'context_field.stickiness': fc.boolean(),
  'project_context_field.stickiness': fc.boolean(),
  rollout: list(0, 1, 50, 100, 101, -1),
  'project_member.member': list('user:1', 'group:1', 'role:1', 'user:x'),
  'role.type': list('custom', 'root-custom', 'root'),
  'role.name': names,
  'permissions.name': fc.constantFrom(...permissions, 'CREATE_FEATUER'),
  'scim.token_rotation': list('1', '2031', 'x'.repeat(200)),
  'tag_type.name': list('team', 'a~b', 'x', 'with space', 'n'.repeat(50)),
  'tag_type.color': list('#1A4049', '#000000', '#fff', 'red'),
  'user.username': list('grace', 'ada.l', 'Ünï', ''),
  'user.email': list('grace@example.com', 'Grace@Example.com', 'nowhere'),
  'user.password': list('Correct-horse-1 battery', 'short'),
  'user.timeouts': list({ create: '10m' }, { read: '1h30m', update: '30s' }, { delete: 'soon' }),
  'service_account.username': names,
  deletion_protection: list(false),
  allow_lockout: list(true),
  'saml.enabled': fc.boolean(),
  'link_templates.url_template': list('https://x.example.com/{{feature}}', 'https://x.example.com/{{project}}', ''),
  'legal_values.value': list('eu', 'us', 'Ünï', '1'),
};

/** References that mean something narrower than their name. */
const narrowed: { readonly [place: string]: string } = {
  'roles.role': 'project_role.id',
  'project_role_binding.role': 'project_role.id',
  'project_member.roles': 'project_role.id',
};

/** @param path the resource, then attributes */
export function knownValues(path: readonly string[]): Values | undefined {
  return known[path.slice(-2).join('.')] ?? known[path.at(-1)!];
}

export const narrowReference = (path: readonly string[]): string | undefined => narrowed[path.slice(-2).join('.')];

export const freeText = words;
export const freeNumber = fc.constantFrom(0, 1, -1, 7, 2 ** 31, 2 ** 53 - 1);
