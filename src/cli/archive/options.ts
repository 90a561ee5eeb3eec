// What every export into an archive can be told.
import { option, type Values } from '../parameters.ts';

export const archiveOptions = {
  out: option.text('<folder>', 'where it is written; it must be given'),
  from: option.time('first day or instant'),
  to: option.time('last day, or the instant before which it ends', { through: true }),
  byDay: option.switch('a folder for each day of UTC, such as day=2027-01-31'),
  gzip: option.switch('compressed files'),
  format: option.oneOf(['ndjson', 'csv'], 'ndjson', '<format>', 'of the files'),
  sign: option.text('<file>', 'private key (PEM) that the manifest is signed with'),
};

export type ArchiveOptions = Values<typeof archiveOptions>;
