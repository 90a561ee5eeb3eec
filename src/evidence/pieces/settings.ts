// Evidence from the settings of an instance: how people sign in, where their accounts come from, and what roles give.
import { csvLine } from '../../text/index.ts';
import { jsonFile, type Found } from '../piece.ts';
import type { PieceId } from '../piece-ids.ts';
import type { Source } from '../source.ts';
import { hiddenOf, type Shown, shownOf } from './from-inventory.ts';

export const signIn = (source: Source): Found => {
  const types = ['saml', 'oidc', 'password_login'];
  const shown = shownOf(source.inventory, types);
  const isOn = (type: string, attribute: string) =>
    shown.some((one) => one.type.endsWith(`_${type}`) && one.settings[attribute] === true);
  const ways = [
    ...(isOn('saml', 'enabled') ? ['SAML'] : []),
    ...(isOn('oidc', 'enabled') ? ['OpenID Connect'] : []),
    ...(shown.some(({ type }) => type.endsWith('_password_login')) && !isOn('password_login', 'disabled')
      ? ['passwords']
      : []),
  ];
  return piece(source, 'sign-in', 'Settings of sign-in', 'sign-in/settings.json', types, shown, [
    ...(shown.length > 0 ? [`People sign in with ${ways.join(', ') || 'nothing that is switched on here'}.`] : []),
  ]);
};

export const provisioning = (source: Source): Found => {
  const types = ['scim'];
  const shown = shownOf(source.inventory, types);
  const isOn = shown.some(({ settings }) => settings.enabled === true);
  return piece(source, 'provisioning', 'Provisioning by SCIM', 'provisioning/scim.json', types, shown, [
    ...(shown.length > 0 ? [`Accounts ${isOn ? 'come' : 'do not come'} from a directory by SCIM.`] : []),
  ]);
};

export const roles = (source: Source): Found => {
  const types = ['role'];
  const shown = shownOf(source.inventory, types);
  const own = shown.filter(({ settings }) => String(settings.type).endsWith('custom'));
  const made = piece(source, 'roles', 'Roles and their permissions', 'roles/roles.json', types, shown, [
    `Roles: ${shown.length}, of which ${own.length} do not come with Unleash.`,
  ]);
  if (made.files.size === 0) return made;
  return { ...made, files: new Map([...made.files, ['roles/permissions.csv', permissionsCsv(shown)]]) };
};

function piece(
  { inventory, connected }: Source,
  id: PieceId,
  title: string,
  path: string,
  types: readonly string[],
  shown: readonly Shown[],
  summary: readonly string[],
): Found & { readonly files: ReadonlyMap<string, string> } {
  const hidden = hiddenOf(inventory, connected.provider.name, types);
  if (shown.length === 0 && hidden.length > 0) return { id, title, files: new Map(), hidden };
  return { id, title, files: new Map([[path, jsonFile(shown)]]), summary, hidden };
}

function permissionsCsv(shown: readonly Shown[]): string {
  const rows = shown.flatMap(({ name, settings }) =>
    listOf(settings.permissions).map((permission) => {
      const { name: given, environment } = permission as { name?: unknown; environment?: unknown };
      return [name, String(settings.type ?? ''), String(given ?? ''), String(environment ?? '')];
    }),
  );
  return [['role', 'type', 'permission', 'environment'], ...rows].map((row) => `${csvLine(row)}\n`).join('');
}

const listOf = (value: unknown): readonly object[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
