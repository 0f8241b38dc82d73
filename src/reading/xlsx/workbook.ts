/** Which parts are the visible sheets of a workbook, in the order of their tabs. */
import type { ReadingProblem } from '../../domain/pages/page.ts';
import type { ReadingLimits } from '../limits.ts';
import { problems } from '../problems.ts';
import type { ZipPackage } from '../zip/open-package.ts';
import { attribute, scanXml, type XmlHandler } from '../zip/scan-xml.ts';

/** Part names of the sheets; hidden sheets are left out. Problems: `damaged` and those of reading. */
export async function sheetParts(
  parts: ZipPackage,
  limits: ReadingLimits,
): Promise<readonly string[] | ReadingProblem> {
  const workbook = await parts.read('xl/workbook.xml');
  const relations = await parts.read('xl/_rels/workbook.xml.rels');
  if (workbook === undefined || relations === undefined) return problems.damaged;
  if (typeof workbook !== 'string') return workbook;
  if (typeof relations !== 'string') return relations;

  const targets = new Map<string, string>();
  const ids: string[] = [];
  const problem =
    scanXml(
      relations,
      opening((name, attributes) => {
        if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '');
      }),
      limits,
    ) ??
    scanXml(
      workbook,
      opening((name, attributes) => {
        const id = name === 'sheet' ? attribute(attributes, 'id') : undefined;
        if (id !== undefined && (attributes.state ?? 'visible') === 'visible') ids.push(id);
      }),
      limits,
    );
  return problem ?? ids.map((id) => partName(targets.get(id) ?? ''));
}

function opening(open: XmlHandler['open']): XmlHandler {
  return { open, close() {}, text() {} };
}

/** A relation's target is absolute in the package or relative to the workbook's folder. */
function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}
