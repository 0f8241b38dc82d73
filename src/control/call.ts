/** Hands a command to the program that is running on the same data folder. */
import { createConnection } from 'node:net';
import { type CommandAnswer, type CommandCall, lineReader } from './message.ts';

export interface Ears {
  print(text: string): void;
  complain(line: string): void;
}

/**
 * Sends the command and passes on what it says.
 * @returns its exit code; null when nobody listens
 */
export function callRunning(path: string, call: CommandCall, ears: Ears): Promise<number | null> {
  return new Promise((resolve) => {
    let reached = false;
    let exit: number | null = null;
    const socket = createConnection(path);
    socket.setEncoding('utf8');
    const read = lineReader(
      (line) => {
        const said = JSON.parse(line) as CommandAnswer;
        if ('print' in said) ears.print(said.print);
        else if ('complain' in said) ears.complain(said.complain);
        else exit = said.exit;
      },
      () => socket.destroy(),
    );
    socket.on('data', read);
    socket.on('connect', () => {
      reached = true;
      socket.write(`${JSON.stringify(call)}\n`);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (reached && exit === null) {
        ears.complain('网站程序在执行命令时中断了，结果不明：请查看后再试。The running program broke off.');
      }
      resolve(reached ? (exit ?? 1) : null);
    });
  });
}
