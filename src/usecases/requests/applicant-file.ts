/** Files and texts that an applicant hands in later. */
import type { NewFile } from '../../domain/requests/new-request.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { keepFile, keepText } from './keep-file.ts';
import type { OpenCase } from './open-case.ts';

/** Most files in one go. */
export const mostFiles = 4;

/** Keeps the files; returns their ids. */
export async function keepHandedIn(open: OpenCase, files: readonly NewFile[]): Promise<readonly string[]> {
  const { stores, deps, state, actor, at } = open;
  const place = { regionId: state.regionId, owner: requestSubject(state.requestId) };
  const ids: string[] = [];
  for (const file of files)
    ids.push(await keepFile(stores, deps, { ...place, ...file, audience: 'applicant', by: actor, at }));
  return ids;
}

/** Keeps a text; null when there is none. */
export async function keepHandedInText(
  open: OpenCase,
  kind: string,
  title: string,
  text: string,
): Promise<string | null> {
  if (text === '') return null;
  const { stores, deps, state, actor, at } = open;
  const place = { regionId: state.regionId, owner: requestSubject(state.requestId) };
  return keepText(stores, deps, { ...place, kind, title, text, audience: 'applicant', by: actor, at });
}
