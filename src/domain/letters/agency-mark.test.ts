import { describe, expect, it } from 'vitest';
import { agencyMark } from './agency-mark.ts';

describe('代字', () => {
  it.each([
    ['县自然资源局', '青自然资源'],
    ['青禾县林业局', '青林业'],
    ['县政府办公室', '青政办'],
    ['县政府', '青政'],
    ['城关镇', '青城关'],
    ['城关镇人民政府', '青城关'],
    ['县消防大队', '青消防大队'],
    ['县社保中心', '青社保中心'],
  ])('%s', (shortName, mark) => {
    expect(agencyMark('青禾县', { shortName })).toBe(mark);
  });
});
