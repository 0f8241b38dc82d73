/** Somebody was quicker: what changed meanwhile, beside what was typed, which stays in the form. */
import type { HistoryEntry } from '../../components/agency-history/agency-history.tsx';
import { AgencyHistory } from '../../components/agency-history/agency-history.tsx';

export function StaleNotice({ meanwhile }: { meanwhile: readonly HistoryEntry[] }) {
  return (
    <section class="notice warn" role="alert" aria-labelledby="stale">
      <h2 id="stale" class="notice-title">
        <span class="notice-sign">注意</span>
        您填写期间，这个机关已被别人改过
      </h2>
      <p>您填的内容都还在下面，什么都没有保存。请对照这些改动核对一遍，再点一次提交，就以您填的为准。</p>
      <AgencyHistory entries={meanwhile} />
    </section>
  );
}
