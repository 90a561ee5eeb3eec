// Addresses of the internet as rows of bits. Node tells them apart, too, in a module that takes its time to load.
import { parseUrl } from '../../text/index.ts';

/** 32 bits for an address of version 4, also where it is mapped into version 6; 128 for others; undefined for what is none. */
export function ipBits(text: string): string | undefined {
  const parts = /^\d{1,3}(\.\d{1,3}){3}$/.test(text) ? text.split('.').map(Number) : undefined;
  if (parts) return parts.every((part) => part < 256) ? bitsOf(parts, 8) : undefined;
  const groups = text.includes(':') ? readGroups(text) : undefined;
  return groups && bitsOf(groups, 16).replace(MAPPED, '');
}

const MAPPED = /^0{80}1{16}(?=.{32}$)/;

const bitsOf = (numbers: readonly number[], width: number): string =>
  numbers.map((number) => number.toString(2).padStart(width, '0')).join('');

/** The eight numbers of version 6, which URLs bring into one form. */
function readGroups(text: string): number[] | undefined {
  const address = parseUrl(`http://[${text}]/`);
  if (!address) return undefined;
  const [before = [], after = []] = address.hostname
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter(Boolean));
  const left = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...left, ...after].map((group) => Number.parseInt(group, 16));
}
