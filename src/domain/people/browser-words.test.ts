import { expect, it } from 'vitest';
import { browserWords } from './browser-words.ts';

it('names the browser that people know, not the engine that it claims to be', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
  expect(browserWords(`${windows} Chrome/120.0 Safari/537.36`)).toBe('Chrome，Windows');
  expect(browserWords(`${windows} Chrome/120.0 Safari/537.36 Edg/120.0`)).toBe('Edge，Windows');
  expect(browserWords(`${windows} Chrome/86.0 Safari/537.36 360SE`)).toBe('360 浏览器，Windows');
  expect(
    browserWords('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 MicroMessenger/8.0'),
  ).toBe('微信，iPhone');
  expect(browserWords('Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0')).toBe(
    '火狐，Linux',
  );
});

it('says so when it knows nothing', () => {
  expect(browserWords('')).toBe('不认识的浏览器');
  expect(browserWords('curl/8.0')).toBe('不认识的浏览器');
});
