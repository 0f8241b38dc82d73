import { expect, it } from 'vitest';
import { returnPath, withReturn } from './return-path.ts';

it.each([
  '/workbench',
  '/workbench/',
  '/workbench/agencies',
  '/workbench/agencies/1001?tab=history&q=%E5%8E%BF',
  '/workbench?day=2026-11-21',
])('leads back to %s', (path) => {
  expect(returnPath(path)).toBe(path);
});

it.each([
  '',
  '/',
  '/reports',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%2f%2fevil.example',
  '/workbench/%2f%2fevil.example',
  '/workbench/%2F..%2F..',
  '/workbench/%5cevil',
  '/workbench//evil.example',
  '/workbench\\..\\..',
  '/workbench/../../evil',
  '/workbench/../reports',
  '/workbench/./../reports',
  '/workbench/%2e%2e/reports',
  '/workbench/%252e%252e/reports',
  '/workbenchevil',
  '/workbench.evil.example',
  '/workbench@evil.example',
  'https://evil.example/workbench',
  'https:/workbench',
  'javascript:alert(1)',
  'data:text/html,x',
  ' /workbench/agencies',
  '/workbench/\nagencies',
  '/workbench/\tagencies',
  '/workbench/\u0000agencies',
  '/workbench/%0d%0aSet-Cookie:x=1',
  '/workbench/agencies#x',
  '/workbench/“',
  '/workbench/sign-in',
  '/workbench/sign-in/code',
  '/workbench/sign-out',
  `/workbench/${'a'.repeat(2000)}`,
])('does not lead to %j', (path) => {
  expect(returnPath(path)).toBe('/workbench');
});

it('remembers where to go, and says nothing where that is the first page', () => {
  expect(withReturn('/workbench/sign-in', '/workbench')).toBe('/workbench/sign-in');
  expect(withReturn('/workbench/sign-in', '/workbench/a?b=c')).toBe(
    '/workbench/sign-in?return=%2Fworkbench%2Fa%3Fb%3Dc',
  );
});
