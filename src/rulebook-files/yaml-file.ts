/** One YAML file of rules/, parsed and checked against a schema, every problem with file and line. */
import { LineCounter, parseDocument } from 'yaml';
import type { ZodType } from 'zod';

/** A mistake in a rules file. */
export interface RuleProblem {
  readonly file: string;
  /** 1-based; 1 where the file as a whole is meant. */
  readonly line: number;
  readonly message: string;
}

export interface YamlFile<T> {
  readonly file: string;
  readonly value: T | null;
  readonly problems: readonly RuleProblem[];
  /** Line of the entry at a path, or of the nearest entry above it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Parses and checks the text of one file. */
export function readYaml<T>(file: string, text: string, schema: ZodType<T>): YamlFile<T> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: readonly number[] } | undefined;
      if (node?.range !== undefined) return counter.linePos(node.range[0] as number).line;
    }
    return 1;
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: error.linePos?.[0].line ?? 1,
      message: error.message.split('\n')[0] as string,
    }));
    return { file, value: null, problems, lineOf };
  }
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { file, value: checked.data, problems: [], lineOf };
  const problems = checked.error.issues.map((issue) => ({
    file,
    line: lineOf(issue.path),
    message: `${issue.path.map(String).join('.')}: ${issue.message}`,
  }));
  return { file, value: null, problems, lineOf };
}
