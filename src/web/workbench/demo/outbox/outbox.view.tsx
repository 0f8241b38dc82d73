/** The demo's letters and messages, as they would have been sent. */
import type { OutboxLetter } from '../../../../usecases/notifications/demo-outbox.ts';
import { localTime } from '../../../local-time.ts';

const channelWords = { mail: '邮件', gateway: '短信' } as const;

export function OutboxView({ door, letters }: { door: string; letters: readonly OutboxLetter[] }) {
  return (
    <div class="wrap page">
      <h1 class="title">演示发件箱</h1>
      <p>
        演示县的邮件和短信不会真的发出，都在这里。<a href={door}>回演示入口</a>
      </p>
      {letters.length === 0 ? (
        <p>还没有邮件。在演示中发出登录链接、修改口令之后，刷新本页就能看到。</p>
      ) : (
        <ol class="notice-list">
          {letters.map((letter) => (
            <li>
              <h2>{letter.title}</h2>
              <p class="notice-foot">
                <span>
                  {channelWords[letter.channel]}给{letter.person}
                </span>
                <span>{letter.kindName}</span>
                <time dateTime={letter.createdAt}>{localTime(letter.createdAt)}</time>
                <span>{letter.sent ? '已处理' : '待处理，每分钟处理一次'}</span>
              </p>
              <div class="letter-text">
                <Letter text={letter.text} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Addresses in the text become links, as a mail program would make them. */
function Letter({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/(https?:\/\/[^\s，。；）]+)/)
        .map((part, at) => (at % 2 === 1 ? <a href={part}>{part}</a> : part))}
    </>
  );
}
