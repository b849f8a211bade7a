import type { Words } from '../../catalog/model.ts';

/** Title of the group, the sentence about one value, how to repair it. `{label}` is the field's title; the rest is the finding's data. */
export interface DetailWords {
  readonly title: Words;
  readonly message: Words;
  readonly fix: Words | null;
}

type Three = readonly [title: string, message: string, fix?: string];

export const say = (zh: Three, en: Three): DetailWords => ({
  title: { zh: zh[0], en: en[0] },
  message: { zh: zh[1], en: en[1] },
  fix: zh[2] === undefined ? null : { zh: zh[2], en: en[2] ?? zh[2] },
});
