import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({}, '/srv/gongkai')).toEqual({
      ok: true,
      config: {
        host: '127.0.0.1',
        port: 8080,
        dataFolder: '/srv/gongkai/var',
        databaseUrl: null,
        publicUrl: null,
        trustProxy: false,
        hstsSubdomains: true,
        uploadBytes: 20 * 1024 * 1024,
        auditPerMinute: 20,
        demo: true,
        keys: null,
        keyFile: null,
        cipher: 'aes-256-gcm',
        smtpUrl: null,
        mailFrom: null,
        outboundHosts: [],
        oidcIssuer: null,
        oidcClientId: null,
        oidcClientSecret: null,
        oidcName: '省统一身份认证',
        oidcTrustedAcr: [],
        fontFolder: null,
        logLevel: 'info',
      },
    });
  });

  it('names every problem at once, with variable, value and what is allowed', () => {
    const result = readConfig(
      { GONGKAI_PORT: '80a', GONGKAI_DEMO: 'ja', LOG_LEVEL: 'loud', GONGKAI_PROT: '1' },
      '/',
    );
    expect(result).toMatchObject({
      ok: false,
      problems: [
        'GONGKAI_PORT=80a: expected a whole number from 0 to 65535',
        'GONGKAI_DEMO=ja: expected true or false',
        'LOG_LEVEL=loud: expected one of debug, info, warn, error, silent',
        expect.stringMatching(/^GONGKAI_PROT: no such setting/),
      ],
    });
  });

  it('never prints a database password', () => {
    const result = readConfig({ DATABASE_URL: 'mysql://root:secret@db/x' }, '/');
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(result.ok).toBe(false);
  });

  it('asks an identity service over an encrypted connection only, and never prints its secret', () => {
    const read = (issuer: string, more = {}) =>
      readConfig({ GONGKAI_OIDC_ISSUER: issuer, GONGKAI_OIDC_CLIENT_ID: 'gongkai', ...more }, '/');
    for (const good of ['https://id.example.gov.cn/realms/a', 'http://127.0.0.1:9000', 'http://[::1]:9000'])
      expect(read(good), good).toMatchObject({ ok: true, config: { oidcIssuer: good } });
    for (const bad of [
      'http://id.example.gov.cn',
      'http://127.0.0.1.evil.example',
      'https://u:p@id.example',
      'id',
    ])
      expect(read(bad), bad).toMatchObject({ ok: false });
    expect(readConfig({ GONGKAI_OIDC_ISSUER: 'https://id.example.gov.cn' }, '/')).toMatchObject({
      problems: [expect.stringMatching(/^GONGKAI_OIDC_CLIENT_ID/)],
    });
    const wrong = read('ftp://x', { GONGKAI_OIDC_CLIENT_SECRET: 'very-secret' });
    expect(JSON.stringify(wrong)).not.toContain('very-secret');
    expect(read('https://id.example', { GONGKAI_OIDC_TRUSTED_ACR: 'mfa, otp' })).toMatchObject({
      config: { oidcTrustedAcr: ['mfa', 'otp'] },
    });
  });

  it('takes an empty variable as not set and cuts the slash from an address', () => {
    const result = readConfig({ GONGKAI_PORT: '', GONGKAI_PUBLIC_URL: 'https://xxgk.example.cn/' }, '/');
    expect(result).toMatchObject({ config: { port: 8080, publicUrl: 'https://xxgk.example.cn' } });
  });

  it('takes keys from a file beside the checkout or from the environment, and never prints them', () => {
    const result = readConfig({ GONGKAI_KEY_FILE: 'keys/k.json', GONGKAI_CIPHER: 'sm4-gcm' }, '/srv');
    expect(result).toMatchObject({ config: { keyFile: '/srv/keys/k.json', cipher: 'sm4-gcm', keys: null } });
    const wrong = readConfig({ GONGKAI_KEYS: 'very-secret', GONGKAI_CIPHER: 'des' }, '/srv');
    expect(wrong).toMatchObject({ problems: ['GONGKAI_CIPHER=des: expected aes-256-gcm or sm4-gcm'] });
    expect(JSON.stringify(wrong)).not.toContain('very-secret');
  });

  it('wants the sender of mails together with the mail server', () => {
    const settings = { GONGKAI_SMTP_URL: 'smtps://mail.example:465' };
    expect(readConfig(settings, '/')).toMatchObject({
      problems: ['GONGKAI_MAIL_FROM=: expected the sender of the mails that go through GONGKAI_SMTP_URL'],
    });
    expect(readConfig({ ...settings, GONGKAI_MAIL_FROM: '公开 <gk@mail.example>' }, '/').ok).toBe(true);
  });

  it('is frozen', () => {
    const result = readConfig({}, '/');
    expect(result.ok && Object.isFrozen(result.config)).toBe(true);
  });
});
