// Says for one framework what was written for CDKTF: packages and imports differ by name alone.
import type { Framework } from './framework.ts';

/** CDK Terrain keeps `cdktf.json` and `cdktf.out`. */
export const retarget = (text: string, framework: Framework): string =>
  text.replace(/\bcdktf\b(?!\.(?:json|out)\b)/g, framework);
