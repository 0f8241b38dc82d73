import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createTerminal } from './terminal.ts';

class Stream extends EventEmitter {
  readonly isTTY: boolean;
  text = '';
  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }
  write(text: string): void {
    this.text += text;
  }
}

describe('createTerminal', () => {
  it('paints only on a terminal, and not where NO_COLOR is set', () => {
    const paint = (isTTY: boolean, environment = {}) =>
      createTerminal(new Stream(isTTY), new Stream(false), environment).paint.red('x');
    expect(paint(true)).toBe('\u001b[31mx\u001b[0m');
    expect(paint(true, { NO_COLOR: '1' })).toBe('x');
    expect(paint(false)).toBe('x');
  });

  it('goes quiet when the reader of stdout has gone away', () => {
    const out = new Stream(false);
    const terminal = createTerminal(out, new Stream(false), {});
    out.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    terminal.print('more');
    expect([terminal.open, out.text]).toEqual([false, '']);
  });

  it('shows progress only where people watch stderr', () => {
    const [watched, piped] = [new Stream(true), new Stream(false)];
    createTerminal(new Stream(false), watched, {}).progress('3/9');
    createTerminal(new Stream(false), piped, {}).progress('3/9');
    expect([watched.text.includes('3/9'), piped.text]).toEqual([true, '']);
  });
});
