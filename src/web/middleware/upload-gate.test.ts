import { expect, it } from 'vitest';
import { createUploadGate } from './upload-gate.ts';

const roofs = { visitorBytes: 100, allBytes: 250, visitorUploads: 2, allUploads: 4 };

it('bounds what one visitor has under way, in bytes and in number', () => {
  const gate = createUploadGate(roofs);
  const first = gate.enter('a', 60);
  expect(first).not.toBeNull();
  expect(gate.enter('a', 60)).toBeNull();
  expect(gate.enter('a', 1)).not.toBeNull();
  expect(gate.enter('a', 1)).toBeNull();
  first?.();
  first?.();
  expect(gate.enter('a', 60)).not.toBeNull();
});

it('bounds what all visitors have under way, and opens again', () => {
  const gate = createUploadGate(roofs);
  const leave = ['a', 'b'].map((visitor) => gate.enter(visitor, 100));
  expect(gate.enter('c', 100)).toBeNull();
  expect(gate.enter('c', 1)).not.toBeNull();
  expect(gate.enter('d', 1)).not.toBeNull();
  expect(gate.enter('e', 1)).toBeNull();
  for (const each of leave) each?.();
  expect(gate.enter('e', 100)).not.toBeNull();
});
