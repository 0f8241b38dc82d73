/** Nothing leaves the house unseen. Source: law book L-17.1, T-23. */
import type { CaseCheck } from './case-check.ts';

export const releaseChecks: Readonly<Record<string, CaseCheck>> = {
  /** A completed review that allows it; only a part may go where it allows only a part. */
  'secrecy-reviewed': ({ facts: { secrecyReview }, kind }) => {
    if (secrecyReview === null) {
      return [{ code: 'secrecy-not-reviewed', message: '还没有公开审查记录，请先完成审查' }];
    }
    if (secrecyReview.conclusion === 'must-not') {
      const message = '审查结论是不得公开，请改正答复或者重新审查';
      return [{ code: 'secrecy-forbids', message }];
    }
    if (secrecyReview.conclusion === 'part' && kind.traits.discloses === 'all') {
      const message = '审查结论是只能公开一部分，请改选部分公开的答复';
      return [{ code: 'secrecy-allows-part', message }];
    }
    return [];
  },
  /** Another person than the one who prepared it has reviewed it; files are free of hidden content. */
  'released-by-two': ({ facts }) => {
    const dirty = facts.releasedFiles.filter((file) => !facts.cleanedFiles.includes(file));
    const files =
      dirty.length === 0
        ? []
        : [
            {
              code: 'files-not-cleaned',
              message: `有 ${dirty.length} 份文件没有清除批注、隐藏内容和文档属性，请清除后再提供`,
            },
          ];
    const { preparedBy, reviewedBy } = facts;
    if (reviewedBy === null || preparedBy === null)
      return [...files, { code: 'not-reviewed', message: '还没有第二个人核对，请提交审核' }];
    if (reviewedBy === preparedBy)
      return [...files, { code: 'reviewed-by-same', message: '拟办和核对的不能是同一个人' }];
    return files;
  },
};
