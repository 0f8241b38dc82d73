/** Display switches, shared by the portal and the workbench. */
import type { DisplayMode } from '../../display-mode.ts';

/** The bar above every page: one sentence, and how to show the page. */
export function DisplayBar({ path, mode, note }: { path: string; mode: DisplayMode; note: string }) {
  return (
    <section class="bar" aria-label="显示方式">
      <div class="wrap">
        <span>{note}</span>
        <form method="post" action="/settings" class="switches">
          <input type="hidden" name="back" value={path} />
          <button type="submit" name="size" value={mode.elder ? 'normal' : 'elder'}>
            {mode.elder ? '标准版' : '长辈版'}
          </button>
          {mode.theme === 'dark' ? null : (
            <button
              type="submit"
              name="theme"
              value="dark"
              class={mode.theme === 'auto' ? 'to-dark' : undefined}
            >
              深色
            </button>
          )}
          {mode.theme === 'light' ? null : (
            <button
              type="submit"
              name="theme"
              value="light"
              class={mode.theme === 'auto' ? 'to-light' : undefined}
            >
              浅色
            </button>
          )}
        </form>
      </div>
    </section>
  );
}
