export type Alone = <T>(sid: number, work: () => Promise<T>) => Promise<T>;

/** One bulk work per draft at a time: two at once would mix the findings they keep out of sight. The later one waits. */
export function createAlone(): Alone {
  const last = new Map<number, Promise<unknown>>();
  return (sid, work) => {
    const mine = (last.get(sid) ?? Promise.resolve()).then(work, work);
    const clear = (): void => {
      if (last.get(sid) === mine) last.delete(sid);
    };
    last.set(sid, mine);
    mine.then(clear, clear);
    return mine;
  };
}
