// The address of an Unleash instance: everything before /api.
import { wrongOption } from './wrong-option.ts';
import { parseUrl } from '../text/index.ts';

/**
 * The address without a trailing slash. A trailing `/api` or `/api/admin`, as Unleash shows it to SDK users, is dropped.
 * @throws AdminApiError of kind `options`
 */
export function parseBaseUrl(text: string): string {
  const trimmed = (text ?? '').trim();
  if (trimmed === '') throw wrongOption('url', 'the URL of Unleash is empty');
  if (!/^https?:\/\//i.test(trimmed) || !parseUrl(trimmed)) {
    throw wrongOption(
      'url',
      'the URL of Unleash must look like https://unleash.example.com, starting with https:// or http://',
    );
  }
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '') {
    throw wrongOption('url', 'the URL of Unleash must not hold a user or a password; the token is what signs in');
  }
  if (url.search !== '' || url.hash !== '') {
    throw wrongOption('url', 'the URL of Unleash must end before any ? or #');
  }
  return (
    url.origin +
    url.pathname
      .replace(/\/+$/, '')
      .replace(/\/api(\/admin)?$/i, '')
      .replace(/\/+$/, '')
  );
}
