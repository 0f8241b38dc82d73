import { expect, it } from 'vitest';
import { addressFor } from './visitor-address.ts';

it('takes the last forwarded entry, without its port', () => {
  expect(addressFor('6.6.6.6, 1.2.3.4', '127.0.0.1')).toBe('1.2.3.4');
  expect(addressFor('1.2.3.4:5678', '127.0.0.1')).toBe('1.2.3.4');
  expect(addressFor('[2001:db8:1:2::9]:443', '127.0.0.1')).toBe('2001:db8:1:2');
});

it('falls back to the socket when the entry is no address', () => {
  expect(addressFor('x'.repeat(9000), '10.0.0.1')).toBe('10.0.0.1');
  expect(addressFor(undefined, '::ffff:10.0.0.1')).toBe('10.0.0.1');
  expect(addressFor('', undefined)).toBe('unknown');
});

it('counts a whole IPv6 /64 as one visitor, however its addresses are written', () => {
  const network = addressFor(undefined, '2001:db8::1');
  expect(network).toBe('2001:db8:0:0');
  expect(addressFor(undefined, '2001:db8::5:6:7:8')).toBe(network);
  expect(addressFor(undefined, '2001:0DB8:0:0:1::')).toBe(network);
  expect(addressFor(undefined, '2001:db8:0:1::1')).not.toBe(network);
  expect(addressFor(undefined, '::1')).toBe('0:0:0:0');
  expect(addressFor(undefined, 'fe80::1%eth0')).toBe('fe80:0:0:0');
});
