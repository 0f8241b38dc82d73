/** Search in a directory of agencies: small enough to be read through. */
import type { Agency } from '../../domain/agencies/agency.ts';

const mostWords = 8;

/** Does an agency hold every word, in its names, code, office, telephone number or functions that it gave away? */
export function foundBy(words: string): (agency: Agency) => boolean {
  const wanted = folded(words.slice(0, 200)).split(' ').filter(Boolean).slice(0, mostWords);
  return (agency) => {
    if (wanted.length === 0) return true;
    const text = folded(
      [
        agency.agencyId,
        agency.name,
        agency.shortName,
        agency.creditCode ?? '',
        agency.office.name,
        agency.office.phone,
        agency.office.address,
        ...agency.successors.map(({ functionName }) => functionName),
      ].join('\n'),
    );
    return wanted.every((word) => text.includes(word));
  };
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ \t]+/g, ' ')
    .trim();
