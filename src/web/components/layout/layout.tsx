/** The frame of every page: head, bar with display switches, navigation, footer. */
import type { ComponentChildren } from 'preact';
import type { Assets } from '../../assets.ts';
import type { DisplayMode } from '../../display-mode.ts';
import { DisplayBar } from './display-bar.tsx';

export type Section =
  | 'home'
  | 'requests'
  | 'agencies'
  | 'reports'
  | 'findings'
  | 'compare'
  | 'check'
  | 'rules'
  | 'other';

export interface PageFacts {
  readonly title: string;
  readonly section: Section;
  /** Path and query of this page. */
  readonly path: string;
  readonly mode: DisplayMode;
  readonly assets: Assets;
  readonly version: string;
  /** Not for search engines. */
  readonly noIndex?: boolean;
}

const nav: readonly { readonly section: Section; readonly href: string; readonly text: string }[] = [
  { section: 'home', href: '/', text: '首页' },
  { section: 'requests', href: '/requests', text: '申请公开' },
  { section: 'agencies', href: '/agencies', text: '机关名录' },
  { section: 'reports', href: '/reports', text: '查年报' },
  { section: 'findings', href: '/findings', text: '看对账' },
  { section: 'compare', href: '/compare', text: '比一比' },
  { section: 'check', href: '/check', text: '核对我的年报' },
  { section: 'rules', href: '/rules', text: '规则' },
];

/** A whole page. */
export function Layout(props: PageFacts & { children: ComponentChildren }) {
  const { mode, assets } = props;
  return (
    <html
      lang="zh-CN"
      data-size={mode.elder ? 'elder' : undefined}
      data-theme={mode.theme === 'auto' ? undefined : mode.theme}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.section === 'home' ? '公开 · 政府信息公开年报' : `${props.title} - 公开`}</title>
        <meta name="color-scheme" content={mode.theme === 'auto' ? 'light dark' : mode.theme} />
        {props.noIndex ? <meta name="robots" content="noindex" /> : null}
        <link rel="stylesheet" href={assets.css.path} />
        <link rel="icon" href={assets.icon.path} type="image/svg+xml" />
        <link rel="alternate" type="application/atom+xml" title="新读入的年报" href="/feed.atom" />
        <script src={assets.js.path} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        <DisplayBar path={props.path} mode={mode} note="每个数字都可以点开，看它从哪里来" />
        <header class="head">
          <div class="wrap">
            <a class="name" href="/">
              公开<small>政府信息公开年报 · 阅读 核对 比较</small>
            </a>
            <nav class="nav" aria-label="主导航">
              {nav.map((item) => (
                <a href={item.href} aria-current={item.section === props.section ? 'page' : undefined}>
                  {item.text}
                </a>
              ))}
            </nav>
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          {props.children}
        </main>
        <Foot version={props.version} />
      </body>
    </html>
  );
}

function Foot({ version }: { version: string }) {
  return (
    <footer class="foot">
      <div class="wrap">
        <p>
          年度报告由各级政府依《政府信息公开条例》第四十九条、第五十条编制并公布；本站阅读、核对，不改动任何原数。
        </p>
        <p class="foot-links">
          <a href="/about">关于本站</a>
          <a href="/about#accessibility">无障碍说明</a>
          <a href="/about#privacy">隐私</a>
          <a href="/api">开放接口</a>
          <a href="/feed.atom">订阅</a>
          <a href="/sitemap.xml">网站地图</a>
          <span>版本 {version}</span>
        </p>
      </div>
    </footer>
  );
}
