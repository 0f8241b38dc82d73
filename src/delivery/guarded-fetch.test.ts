import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayServer, startGatewayServer } from '../../tests/support/gateway-server.ts';
import { checkAddress, Forbidden, guardedPost, type ResolvedAddress } from './guarded-fetch.ts';

let server: GatewayServer;
beforeAll(async () => {
  server = await startGatewayServer();
});
afterAll(() => server.stop());

const post = (
  address: string,
  more: { allowed?: readonly string[]; resolve?: () => Promise<readonly ResolvedAddress[]> } = {},
) => guardedPost(address, {}, '{}', { allowed: [], timeout: 1_500, ...more });

describe('addresses that are refused as they are written', () => {
  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0.0.0.0/',
    'https://10.0.0.1/',
    'https://10.255.255.254:8443/',
    'https://172.16.0.1/',
    'https://172.31.9.9/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://100.100.100.200/latest/meta-data/',
    'https://169.254.169.254/latest/meta-data/',
    'https://192.0.0.192/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::a00:1]/',
    'https://[2002:a00:1::]/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://[ff02::1]/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x8.0x8.0x8.0x8/',
    'https://134744072/',
    'http://sms.example.gov.cn/',
    'http://8.8.8.8/',
    'ftp://sms.example.gov.cn/',
    'file:///etc/passwd',
    'gopher://sms.example.gov.cn/',
    'javascript:alert(1)',
    'https://user:secret@sms.example.gov.cn/',
    'https://sms.example.gov.cn@10.0.0.1/',
    'https://sms.example.gov.cn:22/',
    'https://sms.example.gov.cn:6379/',
    'https://sms.example.gov.cn:80/',
    'sms.example.gov.cn',
    '',
  ])('%s', async (address) => {
    expect(checkAddress(address, [])).not.toBeNull();
    await expect(post(address)).rejects.toBeInstanceOf(Forbidden);
  });

  it.each([
    'https://sms.example.gov.cn/send',
    'https://sms.example.gov.cn:8443/',
    'https://8.8.8.8/',
    'https://[2400:3200::1]/',
  ])('but not %s', (address) => {
    expect(checkAddress(address, [])).toBeNull();
  });
});

describe('names that lead into the house', () => {
  const to = (...addresses: string[]) => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    };
    return { resolve, asked: () => asked };
  };

  it.each([
    ['127.0.0.1'],
    ['10.1.2.3'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:10.0.0.1'],
    ['fd00::1'],
    ['8.8.8.8', '10.0.0.1'],
  ])('are refused: %s', async (...addresses) => {
    await expect(post('https://sms.example.gov.cn/', to(...addresses))).rejects.toBeInstanceOf(Forbidden);
  });

  it('are refused with the system’s own resolver: localhost', async () => {
    await expect(post('https://localhost:8443/')).rejects.toBeInstanceOf(Forbidden);
    await expect(post('https://localhost.:8443/')).rejects.toBeInstanceOf(Forbidden);
  });

  it('fail when they have no address', async () => {
    await expect(post('https://sms.example.gov.cn/', to())).rejects.toThrow('ENOTFOUND');
  });

  it('cannot change their mind between check and connection (rebinding)', async () => {
    const port = Number(new URL(server.url).port);
    const before = server.messages.length;
    let asked = 0;
    // Public when it is checked, this machine when anybody asks again.
    const resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '198.41.0.4' : '127.0.0.1', family: 4 }];
    };
    const allowed = [`sms.example.gov.cn:${port}`];
    await expect(
      guardedPost(`https://sms.example.gov.cn:${port}/`, {}, '{}', { allowed, resolve, timeout: 800 }),
    ).rejects.toThrow();
    expect(asked).toBe(1);
    expect(server.messages).toHaveLength(before);
  });

  it('are connected to at the address that was checked', async () => {
    const { port } = new URL(server.url);
    const { resolve, asked } = to('127.0.0.1');
    const answer = await guardedPost(`http://localhost:${port}/pinned`, {}, '{"a":1}', {
      allowed: [`localhost:${port}`],
      resolve,
    });
    expect(answer.status).toBe(200);
    expect(asked()).toBe(1);
    expect(server.messages.at(-1)).toMatchObject({ path: '/pinned', body: '{"a":1}' });
  });
});

describe('hosts of the list', () => {
  it('may be inside, on the port that was listed', async () => {
    const answer = await post(server.url, { allowed: [server.host] });
    expect(answer).toEqual({ status: 200, text: '{}' });
    expect(checkAddress('https://10.0.0.1/', ['10.0.0.1'])).toBeNull();
    expect(checkAddress('https://10.0.0.1:9443/', ['10.0.0.1'])).not.toBeNull();
    expect(checkAddress('https://10.0.0.1:9443/', ['10.0.0.1:9443'])).toBeNull();
    expect(checkAddress('https://10.0.0.2/', ['10.0.0.1'])).not.toBeNull();
    expect(checkAddress('https://[fd00::5]/', ['[fd00::5]'])).toBeNull();
  });

  it('are never link-local, and unencrypted only on this machine', async () => {
    expect(checkAddress('https://169.254.169.254/', ['169.254.169.254'])).not.toBeNull();
    expect(checkAddress('http://10.0.0.1:443/', ['10.0.0.1:443'])).not.toBeNull();
    const resolve = async () => [{ address: '10.0.0.1', family: 4 }];
    await expect(
      guardedPost('http://localhost:443/', {}, '{}', { allowed: ['localhost'], resolve, timeout: 800 }),
    ).rejects.toBeInstanceOf(Forbidden);
  });
});

describe('answers', () => {
  it('that lead elsewhere are not followed', async () => {
    const before = server.messages.length;
    server.answer = (response) => void response.writeHead(302, { Location: server.url }).end();
    expect((await post(server.url, { allowed: [server.host] })).status).toBe(302);
    expect(server.messages).toHaveLength(before + 1);
  });

  it('that do not end are cut off, in bytes and in time', async () => {
    server.answer = (response) => void response.end('x'.repeat(70_000));
    await expect(post(server.url, { allowed: [server.host] })).rejects.toThrow('answer too long');
    server.answer = (response) => void response.write('x');
    const begun = Date.now();
    await expect(post(server.url, { allowed: [server.host] })).rejects.toThrow();
    expect(Date.now() - begun).toBeLessThan(5_000);
  });
});
