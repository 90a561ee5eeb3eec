// A schema error in the words of the admin API, which clients show to people and read paths from.
import type { ErrorObject } from 'ajv';
import type { Detail } from '../failures/errors.ts';

export function explainMismatch(
  { keyword, instancePath, params, message = 'is invalid' }: ErrorObject,
  data: object,
): Detail {
  switch (keyword) {
    case 'required': {
      const path = join(instancePath, params.missingProperty);
      return { path, message: `The \`${path}\` property is required. It was not present on the data you sent.` };
    }
    case 'additionalProperties': {
      const path = join(instancePath, params.additionalProperty);
      const owner = instancePath ? `\`${instancePath}\`` : 'root';
      return {
        path,
        message: `The ${owner} object of the request body does not allow additional properties. Your request included the \`${path}\` property.`,
      };
    }
    case 'enum': {
      const path = instancePath.slice(instancePath.lastIndexOf('/') + 1);
      const allowed = params.allowedValues.map((value: unknown) => `"${value}"`).join(', ');
      const sent = valueAt(data, instancePath);
      return {
        path,
        message: `The \`${path}\` property ${message}: ${allowed}. You provided "${sent}", which is not valid. Please use one of the allowed values instead..`,
      };
    }
    case 'oneOf': {
      const position = instancePath === '' ? 'root object' : `"${instancePath}" property`;
      return {
        path: instancePath,
        message: `The ${position} ${message}. The data you provided matches more than one option in the schema. These options are mutually exclusive. Please refer back to the schema and remove any excess properties.`,
      };
    }
    default: {
      const sent = JSON.stringify(valueAt(data, instancePath));
      return { path: instancePath, message: `The \`${instancePath}\` property ${message}. You sent ${sent}.` };
    }
  }
}

function join(parent: string, name: string): string {
  return [parent, name].filter(Boolean).join('/');
}

function valueAt(data: unknown, pointer: string): unknown {
  let value = data;
  for (const segment of pointer.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return value;
}
