// Values of attributes as JSON.
import type { Json } from '../json/index.ts';
import { isObject, type Model } from '../terraform/framework/index.ts';

export function toJson(value: Model[string]): Json {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, member]) => [key, toJson(member)]));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, toJson(one)]));
  return typeof value === 'object' || typeof value === 'bigint' ? String(value) : (value as Json);
}
