import { expect, it } from 'vitest';
import { securityHeaders } from './security-headers.ts';

it('lets nothing in from elsewhere, nothing inline, and no frame around the page', () => {
  const policy = securityHeaders(null)['Content-Security-Policy'] ?? '';
  const rules = new Map(
    policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
  );
  expect(Object.fromEntries(rules)).toEqual({
    'default-src': "'none'",
    'style-src': "'self'",
    'script-src': "'self'",
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  });
});

it('demands https only where the site is reached by it', () => {
  const transport = (...given: Parameters<typeof securityHeaders>) =>
    securityHeaders(...given)['Strict-Transport-Security'];
  expect(transport('https://example.org')).toBe('max-age=31536000; includeSubDomains');
  expect(transport('https://example.org', false)).toBe('max-age=31536000');
  expect(transport('http://example.org')).toBeUndefined();
  expect(transport(null)).toBeUndefined();
});
