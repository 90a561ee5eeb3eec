// The address of an instance, however people write it.
import { describe, expect, test } from 'vitest';
import { parseBaseUrl } from '../../src/admin-api/base-url.ts';
import { AdminApiError } from '../../src/admin-api/index.ts';

describe('parseBaseUrl', () => {
  test.each([
    ['https://unleash.example.com', 'https://unleash.example.com'],
    ['https://unleash.example.com/', 'https://unleash.example.com'],
    ['https://unleash.example.com/api', 'https://unleash.example.com'],
    ['https://unleash.example.com/api/', 'https://unleash.example.com'],
    ['https://unleash.example.com/api/admin', 'https://unleash.example.com'],
    ['https://example.com/demo/', 'https://example.com/demo'],
    ['https://example.com/demo/api/admin/', 'https://example.com/demo'],
    ['https://example.com/team-api', 'https://example.com/team-api'],
    ['HTTP://LOCALHOST:4242', 'http://localhost:4242'],
    [' http://[::1]:4242\n', 'http://[::1]:4242'],
  ])('reads %j as %s', (given, want) => {
    expect(parseBaseUrl(given)).toBe(want);
  });

  test.each([
    ['', /is empty/],
    ['unleash.example.com', /must look like https:/],
    ['localhost:4242', /must look like https:/],
    ['ftp://unleash.example.com', /must look like https:/],
    ['https://', /must look like https:/],
    ['https://unleash.example.com/?a=b', /before any \? or #/],
    ['https://unleash.example.com/#a', /before any \? or #/],
  ])('refuses %j', (given, message) => {
    expect(() => parseBaseUrl(given)).toThrow(message);
  });

  test('refuses a password without repeating it', () => {
    const attempt = () => parseBaseUrl('https://admin:canary-77@unleash.example.com');
    expect(attempt).toThrow(AdminApiError);
    expect(attempt).toThrow(/must not hold a user or a password/);
    expect(attempt).not.toThrow(/canary/);
  });
});
