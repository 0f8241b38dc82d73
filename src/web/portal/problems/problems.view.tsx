/** What is said when a page is missing or something broke. */
import { SearchBox } from '../../components/search-box/search-box.tsx';

export function MissingView() {
  return (
    <div class="wrap page narrow">
      <h1 class="title">没有找到这个页面</h1>
      <p>地址可能写错了，或者这份年报还没有载入。可以在这里找一找：</p>
      <SearchBox label="查年报" />
      <p>
        <a href="/reports">看全部年报</a>　<a href="/">回首页</a>
      </p>
    </div>
  );
}

export function BrokenView() {
  return (
    <div class="wrap page narrow">
      <h1 class="title">服务器出了点问题</h1>
      <p>
        这一页没能打开。已载入的年报都完好；如果您刚才在核对文件，文件没有保存，也没有外传，请稍后重新上传。
      </p>
      <p>
        <a href="/">回首页</a>
      </p>
    </div>
  );
}

export function ForbiddenView() {
  return (
    <div class="wrap page narrow">
      <h1 class="title">没有受理这次提交</h1>
      <p>表单不是从本站页面提交的。请打开本站页面重新提交；什么都没有保存。</p>
      <p>
        <a href="/check">去核对年报</a>　<a href="/">回首页</a>
      </p>
    </div>
  );
}

export function BusyView() {
  return (
    <div class="wrap page narrow">
      <h1 class="title">现在登录的人太多</h1>
      <p>请等十几秒，再回到上一页重新提交。刚才填的没有生效，也没有保存。</p>
      <p>
        <a href="/workbench/sign-in">回到登录页</a>
      </p>
    </div>
  );
}
