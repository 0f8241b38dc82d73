/** The frame of every page of the workbench: who is signed in, the menu, display switches. */
import type { ComponentChildren } from 'preact';
import { type Frame, mostWaiting } from '../../../usecases/workbench/frame.ts';
import type { Assets } from '../../assets.ts';
import { DisplayBar } from '../../components/layout/display-bar.tsx';
import type { DisplayMode } from '../../display-mode.ts';

export interface WorkbenchFrame extends Frame {
  readonly title: string;
  readonly section: string;
  readonly path: string;
  readonly mode: DisplayMode;
  readonly assets: Assets;
  readonly version: string;
}

/** A whole page. */
export function WorkbenchLayout(props: WorkbenchFrame & { children: ComponentChildren }) {
  const { mode, assets, person, menu } = props;
  return (
    <html
      lang="zh-CN"
      data-size={mode.elder ? 'elder' : undefined}
      data-theme={mode.theme === 'auto' ? undefined : mode.theme}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.title} - 工作台`}</title>
        <meta name="color-scheme" content={mode.theme === 'auto' ? 'light dark' : mode.theme} />
        <meta name="robots" content="noindex, nofollow" />
        <link rel="stylesheet" href={assets.css.path} />
        <link rel="stylesheet" href={assets.workbenchCss.path} />
        <link rel="icon" href={assets.icon.path} type="image/svg+xml" />
        <script src={assets.js.path} defer />
      </head>
      <body class="workbench">
        <a class="skip" href="#main">
          跳到正文
        </a>
        <DisplayBar path={props.path} mode={mode} note="每一次登录、办理和查看都有记录" />
        <header class="head bench-head">
          <div class="wrap">
            <a class="name" href="/workbench">
              工作台<small>{props.place === '' ? '政府信息公开' : props.place}</small>
            </a>
            {person === null ? null : (
              <div class="whoami">
                <a href="/workbench/me" class="whoami-name">
                  {person.name}
                  {person.roles === '' ? null : <small>{person.roles}</small>}
                </a>
                {person.standing === 'full' ? (
                  <a href="/workbench/notices">
                    通知
                    {person.unread > 0 ? (
                      <>
                        {' '}
                        {person.unread}
                        <span class="hidden"> 条未读</span>
                      </>
                    ) : null}
                  </a>
                ) : null}
                <form method="post" action="/workbench/sign-out">
                  <button type="submit" class="plain">
                    退出
                  </button>
                </form>
              </div>
            )}
          </div>
          {menu.length === 0 ? null : <Menu menu={menu} section={props.section} />}
        </header>
        <main id="main" tabIndex={-1}>
          {props.children}
        </main>
        <footer class="foot">
          <div class="wrap">
            <p class="foot-links">
              <a href="/">公开网站</a>
              {person?.standing === 'full' ? <a href="/workbench/permissions">权限表</a> : null}
              <span>版本 {props.version}</span>
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}

/** So many entries stand in one line of a phone; more are folded away there. */
const fewEntries = 3;

/** The menu as a line; a long one on a phone is one line that opens. Only one of the two is shown (01-frame.css). */
function Menu({ menu, section }: Pick<WorkbenchFrame, 'menu' | 'section'>) {
  const links = menu.map((entry) => (
    <a href={entry.href} aria-current={entry.href === section ? 'page' : undefined}>
      {entry.text}
      {entry.count === undefined || entry.count === 0 ? null : (
        <>
          {' '}
          <b class="bench-count">{entry.count > mostWaiting ? `${mostWaiting}+` : entry.count}</b>
          <span class="hidden"> 件在办</span>
        </>
      )}
    </a>
  ));
  const here = menu.find(({ href }) => href === section);
  const long = menu.length > fewEntries;
  return (
    <nav class={long ? 'bench-navs long wrap' : 'bench-navs wrap'} aria-label="工作台导航">
      <div class="bench-nav">{links}</div>
      {long ? (
        <details class="bench-menu">
          <summary>菜单{here === undefined ? '' : `：${here.text}`}</summary>
          <div class="bench-nav">{links}</div>
        </details>
      ) : null}
    </nav>
  );
}
