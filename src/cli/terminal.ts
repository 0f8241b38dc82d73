/** The terminal: where output goes, and whether it may carry colour. */

export interface Terminal {
  /** Writes text to stdout. */
  print(text: string): void;
  /** Writes a line to stderr. */
  complain(line: string): void;
  /** Shows progress on stderr where people watch it; an empty line clears it. */
  progress(line: string): void;
  readonly paint: Paint;
  /** False after the reader of stdout went away (`| head`): there is no use in going on. */
  readonly open: boolean;
}

export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
}

interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

const plain: Paint = {
  bold: (text) => text,
  dim: (text) => text,
  red: (text) => text,
  yellow: (text) => text,
  blue: (text) => text,
};

const sgr = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;

const coloured: Paint = { bold: sgr(1), dim: sgr(2), red: sgr(31), yellow: sgr(33), blue: sgr(34) };

/** A terminal over two streams. Colour only on a terminal, and never where NO_COLOR is set (no-color.org). */
export function createTerminal(
  stdout: Stream,
  stderr: Stream,
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  let open = true;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error;
      open = false;
    });
  }
  return {
    print: (text) => {
      if (open) stdout.write(text);
    },
    complain: (line) => {
      stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (stderr.isTTY) stderr.write(`\r\u001b[K${line}`);
    },
    paint: stdout.isTTY && !environment.NO_COLOR ? coloured : plain,
    get open() {
      return open;
    },
  };
}
