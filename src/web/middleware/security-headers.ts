/** Headers that every answer carries. */

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The security headers of a site; HSTS for a year when it is reached by https.
 * @param subdomains do the hosts below this one speak https too?
 */
export function securityHeaders(
  publicUrl: string | null,
  subdomains = true,
): Readonly<Record<string, string>> {
  const transport = `max-age=31536000${subdomains ? '; includeSubDomains' : ''}`;
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(publicUrl?.startsWith('https:') ? { 'Strict-Transport-Security': transport } : {}),
  };
}
