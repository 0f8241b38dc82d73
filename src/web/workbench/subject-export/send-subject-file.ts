/** Sends a person's file: a download that nobody keeps on the way. */
import type { SubjectFile } from '../../../usecases/personal-data/subject/subject-file.ts';
import type { StaffRequest } from '../staff-request.ts';

export function sendSubjectFile({ c, site }: StaffRequest, { content, type, name }: SubjectFile): Response {
  c.set('dressed', true);
  return new Response(content, {
    headers: {
      ...site.headers,
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
