/** What of a request is compared to notice that two ask for the same (law book L-36.6, L-44.1). */
import type { NewApplicant } from './new-request.ts';

/** Letters, digits and characters only: spaces, marks, brackets and capitals make no difference. */
export const likenessText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Who asks: by paper or code where there is one, else by name and a way to reach them; '' for nobody. */
export function applicantText(applicant: NewApplicant): string {
  const of = (text: string) => likenessText(text);
  const paper = of(applicant.identityNumber) || of(applicant.organisationCode);
  if (paper !== '') return paper;
  const contact = of(applicant.phone) || of(applicant.email) || of(applicant.address);
  const name = of(applicant.name);
  return name === '' ? '' : `${name}/${contact}`;
}
