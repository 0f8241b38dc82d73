// docs/security-verification.md, made of docs/security/asvs.tsv.
export interface VerifiedLine {
  readonly id: string;
  readonly level: string;
  readonly what: string;
  readonly status: string;
  /** `met`: tests (`file › name`) or a place in the documentation; otherwise the reason. */
  readonly proof: string;
}

/** The lines of the table, in its order. @throws when its columns are others */
export function verifiedLines(tsv: string): readonly VerifiedLine[] {
  const [head, ...rows] = tsv.trimEnd().split('\n');
  if (head !== 'id\tlevel\twhat\tstatus\tproof') throw new Error('asvs.tsv has other columns');
  return rows.map((row) => {
    const [id = '', level = '', what = '', status = '', proof = ''] = row.split('\t');
    return { id, level, what, status, proof };
  });
}

const chapters: Readonly<Record<string, string>> = {
  V1: 'Encoding and sanitisation',
  V2: 'Validation and business logic',
  V3: 'Web frontend',
  V4: 'API and web service',
  V5: 'Files',
  V6: 'Authentication',
  V7: 'Sessions',
  V8: 'Authorisation',
  V9: 'Self-contained tokens',
  V10: 'OAuth and OpenID Connect',
  V11: 'Cryptography',
  V12: 'Secure communication',
  V13: 'Configuration',
  V14: 'Data protection',
  V15: 'Secure coding and architecture',
  V16: 'Logging and errors',
  V17: 'WebRTC',
};

const chapterOf = (id: string): string => id.split('.')[0] ?? '';
const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A test as a link to its file with its name behind; a place as a link; a reason as it is. */
function proofWords({ status, proof }: VerifiedLine): string {
  if (status !== 'met') return cell(proof);
  return proof
    .split(' ; ')
    .map((each) => {
      const [file = '', name] = each.split(' › ');
      if (name === undefined) return `[${file.replace(/^docs\//, '')}](${file.replace(/^docs\//, '')})`;
      return `[${file.split('/').at(-1)}](../${file}): ${cell(name)}`;
    })
    .join('<br>');
}

/** The page. */
export function verificationPage(lines: readonly VerifiedLine[]): string {
  const count = (status: string, level?: string) =>
    lines.filter((line) => line.status === status && (level === undefined || line.level === level)).length;
  const statuses = ['met', 'n/a', 'open'];
  const counts = statuses.map(
    (status) => `| ${status} | ${count(status, '1')} | ${count(status, '2')} | ${count(status)} |`,
  );
  const open = lines.filter(({ status }) => status === 'open');
  const sections = Object.entries(chapters).map(([chapter, title]) => {
    const rows = lines
      .filter(({ id }) => chapterOf(id) === chapter)
      .map(
        (line) =>
          `| ${line.id} | ${line.level} | ${cell(line.what)} | ${line.status} | ${proofWords(line)} |`,
      );
    return `## ${chapter} ${title}\n\n| Id | Level | What | Status | Proof or reason |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
  });
  return `# Security verification 安全验证

Made by \`npm run docs\` from docs/security/asvs.tsv; tests/security/verification.test.ts checks that every test named here
exists. Standard: OWASP Application Security Verification Standard 5.0.0 (May 2025), levels 1 and 2, ${lines.length} lines.
State of 2026-11-29, judged by the project itself; nobody else has verified it yet.

\`met\`: tests prove it, or, where the line asks for documentation, it is written. \`n/a\`: what the line is about does not
exist here. \`open\`: not done, or not by the program; the reason says what is missing.

| Status | Level 1 | Level 2 | Both |
| --- | --- | --- | --- |
${counts.join('\n')}

Open: ${open.map(({ id }) => id).join(', ')}. For 等级保护 see [security/dengbao.md](security/dengbao.md).

Identifiers are those of OWASP ASVS 5.0.0 (CC BY-SA 4.0, https://owasp.org/www-project-application-security-verification-standard/);
the wording is our own and shorter: the standard decides what a line means.

## Attacks

| Attack | Tests |
| --- | --- |
${attacks.map(([attack, tests]) => `| ${attack} | ${tests.map((file) => `[${file.split('/').at(-1)}](../${file})`).join(', ')} |`).join('\n')}

${sections.join('\n\n')}
`;
}

/** Each was seen to fail with its defence taken out. */
export const attacks: readonly (readonly [string, readonly string[]])[] = [
  ['CSRF', ['tests/security/forged-requests.test.ts']],
  ['Session fixation', ['tests/journeys/sign-in-http.test.ts', 'src/usecases/sign-in/sign-in.test.ts']],
  ['Open redirect', ['tests/security/addresses.test.ts', 'src/web/workbench/sign-in/return-path.test.ts']],
  ['IDOR', ['tests/security/extra-fields.test.ts', 'tests/journeys/me-http.test.ts']],
  ['Header injection', ['tests/security/addresses.test.ts', 'src/delivery/smtp.test.ts']],
  ['Mass assignment', ['tests/security/extra-fields.test.ts']],
  ['Path traversal', ['tests/security/addresses.test.ts']],
  ['SSRF', ['src/delivery/guarded-fetch.test.ts', 'src/usecases/notifications/gateway.test.ts']],
  ['Stored XSS, by names and imports', ['tests/security/stored-script.test.ts']],
  ['Formula injection in exports', ['tests/security/spreadsheets.test.ts', 'src/documents/csv/csv.test.ts']],
  ['Timing of sign-in', ['src/usecases/sign-in/sign-in.test.ts', 'src/secrets/passwords.test.ts']],
  ['User enumeration', ['tests/journeys/sign-in-http.test.ts', 'src/usecases/sign-in/links.test.ts']],
];
