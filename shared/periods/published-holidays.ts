import type { HolidayName, HolidayYear } from './model.ts';

/** Days off and make-up working days as the State Council's yearly notices set them (国务院办公厅关于部分节假日安排的通知). */
const year = (
  number: number,
  spans: readonly (readonly [name: HolidayName, from: string, to: string])[],
  worked: readonly string[],
): HolidayYear => ({
  spans: spans.map(([name, from, to]) => ({ name, from: `${number}-${from}`, to: `${number}-${to}` })),
  worked: worked.map((day) => `${number}-${day}`),
});

export const publishedYears: Readonly<Record<number, HolidayYear>> = {
  2024: year(
    2024,
    [
      ['newYear', '01-01', '01-01'],
      ['springFestival', '02-10', '02-17'],
      ['qingming', '04-04', '04-06'],
      ['mayDay', '05-01', '05-05'],
      ['dragonBoat', '06-10', '06-10'],
      ['midAutumn', '09-15', '09-17'],
      ['nationalDay', '10-01', '10-07'],
    ],
    ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  ),
  2025: year(
    2025,
    [
      ['newYear', '01-01', '01-01'],
      ['springFestival', '01-28', '02-04'],
      ['qingming', '04-04', '04-06'],
      ['mayDay', '05-01', '05-05'],
      ['dragonBoat', '05-31', '06-02'],
      ['nationalDay', '10-01', '10-08'],
    ],
    ['01-26', '02-08', '04-27', '09-28', '10-11'],
  ),
  2026: year(
    2026,
    [
      ['newYear', '01-01', '01-03'],
      ['springFestival', '02-15', '02-23'],
      ['qingming', '04-04', '04-06'],
      ['mayDay', '05-01', '05-05'],
      ['dragonBoat', '06-19', '06-21'],
      ['midAutumn', '09-25', '09-27'],
      ['nationalDay', '10-01', '10-07'],
    ],
    ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  ),
};
