import type { Example } from '../example.ts';
import { Notice } from './notice.tsx';

export const examples: readonly Example[] = (['info', 'ok', 'warn', 'error'] as const).map((tone) => ({
  name: tone,
  node: (
    <Notice tone={tone} title="文件太大，每份不能超过 20 MB">
      <p>请去掉图片、扫描件后另存，再上传；什么都没有保存。</p>
    </Notice>
  ),
}));
