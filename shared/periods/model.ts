import type { Day } from '../base/clock.ts';

/** How often a dataset is owed (第九条). */
export const frequencies = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'halfyear', 'annual'] as const;
export type Frequency = (typeof frequencies)[number];

/** The part of a catalog entry's 时间 facet that dates follow from. */
export interface PeriodTiming {
  readonly frequency: Frequency;
  /** Days from the period's last day to the due day; 1 = the day after. */
  readonly dueDay?: number | undefined;
  readonly rollToNextWorkday?: boolean | undefined;
  /** Days after the due day on which it is still taken late; left out = it stays open. */
  readonly closesAfter?: number | undefined;
  /** A day inside the first period that is owed. */
  readonly firstDay?: string | undefined;
}

export interface Period {
  readonly frequency: Frequency;
  /** Canonical id, sortable as text within one frequency. */
  readonly id: string;
  /** First and last day, both inclusive. */
  readonly start: Day;
  readonly end: Day;
}

/** A period with its reporting window. */
export interface PeriodWindow extends Period {
  /** First day on which it may be sent. */
  readonly opens: Day;
  /** Last day on which it is on time, until 24:00 Beijing. Null for realtime, which has no calendar due day. */
  readonly due: Day | null;
}

export type HolidayName = 'newYear' | 'springFestival' | 'qingming' | 'mayDay' | 'dragonBoat' | 'midAutumn' | 'nationalDay';

/** Days of a holiday, both inclusive. */
export interface HolidaySpan {
  readonly name: HolidayName;
  readonly from: Day;
  readonly to: Day;
}

export interface HolidayYear {
  readonly spans: readonly HolidaySpan[];
  /** Weekend days that are worked to make up for a holiday. */
  readonly worked: readonly Day[];
}
