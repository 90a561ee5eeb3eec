// The rule for ids and names that become part of a path.
import { invalidValue } from '../failures/errors.ts';

/** 1 to 100 characters that need no escaping in a URL. `label` is the name of the property in the message. */
export function checkUrlFriendly(label: string, value: string): void {
  if (value === '') throw invalidValue(`"${label}" is not allowed to be empty.`);
  const provided = `You provided ${JSON.stringify(value)}.`;
  if (encodeURIComponent(value) !== value || value === '.' || value === '..') {
    throw invalidValue(`"${label}" must be URL friendly. ${provided}`);
  }
  if (value.length > 100) {
    throw invalidValue(`"${label}" length must be less than or equal to 100 characters long. ${provided}`);
  }
}
