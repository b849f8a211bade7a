import { expect, it } from 'vitest';
import { createAlone } from './alone.node.ts';

it('works on one draft follow each other, also after a failure; other drafts do not wait', async () => {
  const alone = createAlone();
  const log: string[] = [];
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = alone(1, async () => {
    log.push('first');
    await gate;
    throw new Error('failed');
  });
  const second = alone(1, async () => {
    log.push('second');
    return 2;
  });
  await alone(2, async () => void log.push('other'));
  expect(log).toEqual(['first', 'other']);
  release();
  await expect(first).rejects.toThrow('failed');
  expect(await second).toBe(2);
  expect(await alone(1, async () => 3)).toBe(3);
});
