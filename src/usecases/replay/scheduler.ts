/** Lives many stories at once, in the order of their days. */

/** Does something, then says on which day (`YYYY-MM-DD`) it goes on. */
export type Story = AsyncGenerator<string, void, void>;

/**
 * @param move sets the clock to a day before a story goes on
 * @param last stories do not go on after this day
 */
export async function liveThrough(
  stories: readonly Story[],
  move: (day: string) => void,
  last: string,
): Promise<void> {
  const waiting: { day: string; turn: number; story: Story }[] = [];
  let turn = 0;
  const goOn = async (story: Story) => {
    const { done, value } = await story.next();
    if (done !== true && value <= last) {
      turn += 1;
      waiting.push({ day: value, turn, story });
      waiting.sort((a, b) => (a.day === b.day ? a.turn - b.turn : a.day < b.day ? -1 : 1));
    } else await story.return();
  };
  // The first step of a story only says when it begins.
  for (const story of stories) await goOn(story);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    move(next.day);
    await goOn(next.story);
  }
}
