// Makes wrong calls of a right one: each property left out, null or of another type, an unknown one, and no object at all.
import type { Step } from './step.ts';

type Body = { readonly [property: string]: unknown };

const values: readonly unknown[] = [null, '', '5', -7, 1.5, true, ['text'], {}];

/** @param body a right body for each number, so that steps do not stand in each other's way */
export function breakBody(step: Omit<Step, 'body'>, body: (number: number) => Body): Step[] {
  let number = 0;
  const next = () => {
    number += 1;
    return body(number);
  };
  const broken: Step[] = [];
  for (const property of Object.keys(next())) {
    const { [property]: _, ...rest } = next();
    broken.push({ ...step, body: rest });
    for (const value of values) broken.push({ ...step, body: { ...next(), [property]: value } });
  }
  broken.push({ ...step, body: { ...next(), unknownProperty: 1 } });
  for (const text of ['[]', '{}', 'null', '"text"', '7', '', '{"a":', '[{}]']) {
    broken.push({ ...step, raw: { text, contentType: 'application/json' } });
  }
  const whole = JSON.stringify(next());
  broken.push({ ...step, raw: { text: whole, contentType: 'text/plain' } }, { ...step, raw: { text: whole } });
  broken.push({ ...step, raw: { text: JSON.stringify(next()), contentType: 'application/json; charset=utf-8' } });
  return broken;
}
