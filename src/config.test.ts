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
        uploadBytes: 20 * 1024 * 1024,
        auditPerMinute: 20,
        demo: true,
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

  it('takes an empty variable as not set and cuts the slash from an address', () => {
    const result = readConfig({ GONGKAI_PORT: '', GONGKAI_PUBLIC_URL: 'https://xxgk.example.cn/' }, '/');
    expect(result).toMatchObject({ config: { port: 8080, publicUrl: 'https://xxgk.example.cn' } });
  });

  it('is frozen', () => {
    const result = readConfig({}, '/');
    expect(result.ok && Object.isFrozen(result.config)).toBe(true);
  });
});
