/** 代字 of an agency, as its letters' and requests' numbers begin. */

/**
 * Made of the county's first character and the short name without its rank and without what most agencies end in:
 * 青禾县 and 县自然资源局 give 青自然资源; 县政府办公室 gives 青政办; 城关镇 gives 青城关.
 */
export function agencyMark(regionName: string, { shortName }: { readonly shortName: string }): string {
  const first = [...regionName][0] ?? '';
  const withoutPlace = shortName.startsWith(regionName) ? shortName.slice(regionName.length) : shortName;
  const core = withoutPlace
    .replace(/^[县市区旗]/u, '')
    .replace(/人民政府/u, '政')
    .replace(/政府/u, '政')
    .replace(/办公室$/u, '办')
    .replace(/(?<=.)[局镇乡]$/u, '')
    .replace(/(?<=.)[镇乡]政$/u, '');
  return `${first}${core}`;
}
