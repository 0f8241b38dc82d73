/** Requests in a table, made by the database itself: a million in a minute. What is measured is reading them. */
import { sql } from 'kysely';
import type { Database } from '../src/storage/open-database.ts';

export const region = '990121';
const agencies = 40;
/** Open ones in a county's register, however long it has been kept. */
const open = 600;

/**
 * Fills the table with requests of the last `years` years, evenly spread; the newest are open. Agencies, applicants, channels
 * and results are dealt round, as no rank among them matters here.
 */
export async function fillRequests({ kysely }: Database, requests: number, years: number): Promise<void> {
  await sql`insert into region (region_id, name, level, last_event) values (${region}, '青禾县', 'county', 0)
    on conflict do nothing`.execute(kysely);
  await sql`
    insert into request (region_id, request_id, number, agency_id, account_id, title, channel, applicant_kind, received_on,
      state, open, awaits, due, provisional, act_by, act_key, ended_on, on_time, answer, ground, cells, disputes,
      code_digest, likeness, applicant_digest, words, words_tv)
    select ${region}, 'r' || substr(md5(g::text), 1, 15), '申' || g, 'a' || g % ${agencies},
      case when g % 10 < 9 then 'p' || g % 97 end, '关于公开第' || g || '号宅基地审批文件的申请', 'channel-' || g % 6,
      'kind-' || (g * 7 % 6), day, case when is_open then 'handling' else 'over' end, is_open,
      case when is_open then 'agency' else 'nobody' end, due, false, due, coalesce(due, date '9999-12-31'),
      case when not is_open then day + 18 end, case when not is_open then g % 50 > 0 end,
      case when not is_open then 'answer-' || g % 21 end, null,
      case when is_open then '{}'::jsonb else jsonb_build_object('G2', 'row-' || g % 19, 'G3', 'row-' || g % 21) end, 0,
      'c' || g, 'l' || g, 'p' || g % (${requests}::integer / 4), '申' || g || ' 关于公开第' || g || '号宅基地审批文件的申请',
      array_to_tsvector(array[' ' || ${region}, '宅基', '基地', '审批', '批文', '文件', substr(g::text, 1, 2), right(g::text, 2)])
    from (
      select g, day, is_open, case when is_open then day + 30 end as due
      from (
        select g, date '2026-11-20' - ((${requests}::integer - g)::bigint * ${Math.round(years * 365)}::integer / ${requests}::integer)::integer as day,
          g > ${requests}::integer - ${open} as is_open
        from generate_series(1, ${requests}::integer) g) a) b`.execute(kysely);
  await sql`vacuum (analyze) request`.execute(kysely);
}
