import { expect, it } from 'vitest';
import { uploadForm } from './upload-form.ts';

const sent = (body: string, type = 'multipart/form-data; boundary=q') =>
  uploadForm(new Request('http://x/', { method: 'POST', body, headers: { 'content-type': type } }));
const part = '--q\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx\r\n';

it('reads what a browser sends', async () => {
  const body = new FormData();
  body.append('file', new Blob(['甲']), '年报.txt');
  const form = await uploadForm(new Request('http://x/', { method: 'POST', body }));
  expect(form?.get('file')).toMatchObject({ name: '年报.txt', size: 3 });
  expect((await sent(`${part}--q--\r\n`, 'multipart/form-data; boundary="q"'))?.getAll('file')).toHaveLength(
    1,
  );
});

it('refuses other forms, broken ones, many parts and long heads', async () => {
  expect(await sent('a=1', 'application/x-www-form-urlencoded')).toBeNull();
  expect(await sent(part, 'multipart/form-data')).toBeNull();
  expect(await sent('abc')).toBeNull();
  expect(await sent(`--x\r\n${part}--q--\r\n`)).toBeNull();
  expect(await sent(`${part.repeat(40)}--q--\r\n`)).toBeNull();
  expect(await sent(`--q\r\n${'X: y\r\n'.repeat(2000)}\r\nx\r\n--q--\r\n`)).toBeNull();
});

it('reads a large body of delimiters in no time', async () => {
  const started = performance.now();
  expect(await sent(part.repeat(50_000))).toBeNull();
  expect(performance.now() - started).toBeLessThan(1000);
});
