/** Fills a letter's wording with the facts of a case. Nothing is ever left in braces. Source: law book §5.1, §5.2. */
import type { LetterBlock, LetterForm } from '../request-rules/letter-form.ts';
import type { FactValue, LetterFacts } from './letter-facts.ts';
import { letterFacts, memberNumber } from './letter-facts.ts';
import type { LetterPiece } from './letter-model.ts';

/** A fact that the letter needs and nobody gave. */
export interface MissingFact {
  readonly fact: string;
  readonly label: string;
}

export interface FilledLetter {
  readonly body: readonly LetterPiece[];
  readonly attachments: readonly string[];
  /** （联系人……）; '' for none. */
  readonly contact: string;
  /** Not empty: a draft. The places are marked 【待填：……】 and it must not be issued. */
  readonly missing: readonly MissingFact[];
}

/** What people call a fact of a proof that the form does not require. */
const ownWords = '办理依据中的内容';

const given = (value: FactValue | undefined): boolean =>
  typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? value.length > 0 : value === true;

/** Facts that the form requires, and its relief notice where it carries one, as far as they were not given. */
export function missingFacts(form: LetterForm, facts: LetterFacts): readonly MissingFact[] {
  const required = form.relief
    ? [...form.requires, { fact: 'relief_text', label: letterFacts.relief_text.label }]
    : form.requires;
  return required.filter(({ fact }) => !given(facts[fact]));
}

/**
 * Body, attachments and contact of a letter.
 * @param facts by name: of letter-facts.ts, and `proof.<proof>.<field>`
 */
export function fillLetter(form: LetterForm, facts: LetterFacts): FilledLetter {
  const missing = new Map(missingFacts(form, facts).map((each) => [each.fact, each]));
  const label = (fact: string): string =>
    form.requires.find((each) => each.fact === fact)?.label ??
    (letterFacts as Readonly<Record<string, { readonly label: string }>>)[fact]?.label ??
    ownWords;
  const fill = (text: string, member: Readonly<Record<string, string>> = {}): string =>
    text.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      const value = member[name] ?? facts[name];
      if (typeof value === 'string' && value.trim() !== '') return value;
      missing.set(name, { fact: name, label: label(name) });
      return `【待填：${label(name)}】`;
    });
  const body = form.blocks.flatMap((block): LetterPiece[] => {
    if (!applies(block, facts)) return [];
    if (block.kind === 'heading') return [{ kind: 'heading', level: 1, text: fill(block.text) }];
    if (block.kind === 'paragraph') return [{ kind: 'paragraph', text: tidy(fill(block.text)) }];
    if (block.kind === 'list')
      return membersOf(facts, block.each).map((member, at) => ({
        kind: 'paragraph',
        text: tidy(fill(block.text, { ...member, [memberNumber]: String(at + 1) })),
      }));
    if (block.kind === 'relief') return [{ kind: 'paragraph', text: fill('{relief_text}') }];
    return [];
  });
  const has = (kind: LetterBlock['kind']) =>
    form.blocks.some((block) => block.kind === kind && applies(block, facts));
  const { contact } = facts;
  return {
    body,
    attachments: has('attachments')
      ? membersOf(facts, 'attachments').flatMap(({ name }) => (name === undefined ? [] : [name]))
      : [],
    contact: has('contact') && typeof contact === 'string' ? contact : '',
    missing: [...missing.values()],
  };
}

function applies({ when }: LetterBlock, facts: LetterFacts): boolean {
  if (when === null) return true;
  return when.startsWith('!') ? !given(facts[when.slice(1)]) : given(facts[when]);
}

function membersOf(facts: LetterFacts, name: string | null): readonly Readonly<Record<string, string>>[] {
  const value = name === null ? undefined : facts[name];
  return typeof value === 'object' ? value : [];
}

/** What people wrote may end in a full stop of its own: one is enough. */
function tidy(text: string): string {
  return text.replace(/([。；，：！？])[。；，]+/g, '$1').replace(/。。+/g, '。');
}
