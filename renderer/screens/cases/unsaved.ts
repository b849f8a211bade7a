/** Text that is being written and not kept yet: kept before anything is done with the letter it belongs to. */
let flush: (() => Promise<void>) | null = null;

/** The field on view says how to keep what is in it; null when it goes. */
export const setUnsaved = (keep: (() => Promise<void>) | null): void => {
  flush = keep;
};

export const keepUnsaved = async (): Promise<void> => {
  await flush?.();
};
