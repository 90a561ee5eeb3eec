/** What an import id is made of. */
import {
  ArgumentFailure,
  computed,
  defineFunction,
  required,
  splitImportId,
} from '../../src/terraform/framework/index.ts';
import { partsOf } from '../shapes/import-id-parts.ts';

export const parseImportId = defineFunction('parse_import_id', {
  summary: 'The parts of an import id.',
  description:
    'Takes an import id apart, by the names of the attributes that it is made of: `provider::unleash::parse_import_id("unleash_project_environment", "shop:production").environment_name`.',
  parameters: {
    type: required.string('Type of the resource, such as `unleash_project_environment`.'),
    id: required.string('Import id of an object of that type.'),
  },
  returns: computed.mapOfStrings('Each part by the name of its attribute.'),
  call: ({ type, id }, _, catalog) => {
    const names = partsOf(type, catalog);
    const parts = splitImportId(id, names.length);
    if (parts.length < names.length || parts.includes(''))
      throw new ArgumentFailure(
        1,
        `${JSON.stringify(id)} is not an import id of ${type}: one is ${names.map((name) => `<${name}>`).join(':')}.`,
      );
    return new Map(names.map((name, index) => [name, parts[index]!]));
  },
});
