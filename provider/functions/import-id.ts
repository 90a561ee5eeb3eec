/** The import id of an object, from the parts that name it. */
import { ArgumentFailure, computed, defineFunction, required } from '../../src/terraform/framework/index.ts';
import { partsOf } from '../shapes/import-id-parts.ts';

export const importId = defineFunction('import_id', {
  summary: 'The import id of an object, from the parts that name it.',
  description:
    'Joins what names an object to the id that `import` blocks take: `provider::unleash::import_id("unleash_project_environment", "shop", "production")`. The page of each resource says which parts it has.',
  parameters: { type: required.string('Type of the resource, such as `unleash_project_environment`.') },
  variadic: { name: 'parts', attribute: required.string('The parts, in the order of the import id.') },
  returns: computed.string('The import id.'),
  call: ({ type }, parts, catalog) => {
    const names = partsOf(type, catalog);
    if (parts.length !== names.length) {
      const [it, them] = [names.join(' and '), parts.length];
      throw new ArgumentFailure(
        0,
        `The import id of ${type} is made of ${it}, but got ${them} of ${names.length} parts.`,
      );
    }
    parts.forEach((part, index) => {
      const isLast = index === parts.length - 1;
      if (part === '') throw new ArgumentFailure(1 + index, `The part ${names[index]} must not be empty.`);
      if (part.includes(':') && !isLast)
        throw new ArgumentFailure(
          1 + index,
          `The part ${names[index]} must not hold a colon, which parts the import id.`,
        );
    });
    return parts.join(':');
  },
});
