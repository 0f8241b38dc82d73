/** What the page of an act is made of: its form as data, what it reads, what it does. */
import type { VNode } from 'preact';
import type { Staff } from '../../../../domain/people/caller.ts';
import type { Result } from '../../../../domain/problems/problem.ts';
import type { ActDone } from '../../../../usecases/requests/act-done.ts';
import type { ActPageFacts, ActPageOrder } from '../../../../usecases/requests/open-act-page.ts';
import type { StaffDeps } from '../../../../usecases/staff-deps.ts';
import type { StaffForm } from '../../staff-form.ts';

export type FormPart =
  | {
      readonly is: 'field';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly type?: 'text' | 'date' | 'email' | 'tel';
      readonly rows?: number;
      readonly options?: readonly (readonly [value: string, words: string])[];
      readonly required?: boolean;
      /** Said instead of 可不填 of a field that some must fill in. */
      readonly needed?: string;
      readonly maxLength?: number;
      readonly numeric?: true;
      /** Stands in the field when nothing was typed. */
      readonly initial?: string;
    }
  | {
      readonly is: 'choice';
      readonly name: string;
      readonly legend: string;
      readonly hint?: string;
      readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
    }
  | {
      readonly is: 'checks';
      readonly name: string;
      readonly legend: string;
      readonly hint?: string;
      readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
    }
  | {
      readonly is: 'group';
      readonly legend: string;
      readonly hint?: string;
      readonly article?: string;
      readonly parts: readonly FormPart[];
    }
  | { readonly is: 'hidden'; readonly name: string; readonly value: string }
  | { readonly is: 'note'; readonly node: VNode };

/** What a part of a form looks at. */
export interface ActContext extends ActPageFacts {
  /** Which of several things the page is about; '' for none. */
  readonly part: string;
  /** As typed, or as the draft had it, or as the address says. */
  readonly typed: (name: string) => string;
  /** What `load` read; null for pages without. */
  readonly loaded: unknown;
}

/** What is sent along with every act. */
export interface SentAct {
  readonly place: {
    readonly regionId: string;
    readonly requestId: string;
    readonly version?: string;
  };
  readonly part: string;
  readonly sent: StaffForm;
  /** For acts that send a letter. */
  readonly letter: {
    readonly step: 'draft' | 'send';
    readonly letterId?: string;
    readonly typed: Readonly<Record<string, string>>;
  };
}

/** An act's page; actPage makes its routes. */
export interface ActPage {
  /** Folder and last part of the address. */
  readonly id: string;
  readonly act: ActPageOrder['act'];
  readonly title: string;
  readonly article: string;
  /** What it is for, in a sentence. */
  readonly lead: string;
  /** The address names one of several things. */
  readonly hasPart?: true;
  /** It sends a letter: draft first, then issue. */
  readonly letter?: true;
  readonly button: string;
  /** A second way to end it: sends `step` with this value. */
  readonly second?: { readonly step: string; readonly text: string };
  /** Reads what the form shows besides the case. */
  readonly load?: (
    deps: StaffDeps,
    caller: Staff,
    place: SentAct['place'],
    typed: (name: string) => string,
    part: string,
  ) => Promise<Result<unknown>>;
  /** Shown instead of the form: something must be chosen first; null: the form. */
  readonly choose?: (context: ActContext, here: string) => VNode | null;
  readonly parts: (context: ActContext) => readonly FormPart[];
  readonly run: (deps: StaffDeps, caller: Staff, sent: SentAct) => Promise<Result<ActDone>>;
}
