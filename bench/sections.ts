// The sections of the bench, in the order in which they run.
import { brownfield } from './brownfield.ts';
import { coldStart } from './cold-start/cold-start.ts';
import { overhead } from './overhead.ts';
import { page } from './page.ts';
import { records } from './records/records.ts';
import { refresh } from './refresh.ts';
import { requests } from './requests/requests.ts';
import { review } from './review.ts';
import { shipped } from './shipped/shipped.ts';
import type { Section } from './section.ts';

export const sections: readonly Section[] = [
  requests,
  refresh,
  overhead,
  brownfield,
  review,
  records,
  coldStart,
  shipped,
  page,
];
