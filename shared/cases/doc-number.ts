/** 发文字号 of GB/T 9704: 机关代字〔年〕N号. */
export interface DocNumber {
  readonly agency: string;
  readonly year: number;
  readonly no: number;
  /** As it is written: six-corner brackets, no leading zeros, no 第. */
  readonly text: string;
}

/** Half-width, square and round brackets and spaces are what people type; they mean the same number. */
const shape = /^(?<agency>[\p{Script=Han}A-Za-z]{1,20})[〔[(（［【](?<year>\d{4})[〕\])）］】]第?(?<no>\d{1,6})号$/u;

/** Null when it is none. */
export function parseDocNumber(typed: string): DocNumber | null {
  const found = shape.exec(typed.normalize('NFKC').replace(/\s/g, ''))?.groups;
  const { agency = '', year: yearText = '', no: noText = '' } = found ?? {};
  const year = Number(yearText);
  const no = Number(noText);
  if (agency === '' || no < 1 || year < 2017 || year > 2100) return null;
  return { agency, year, no, text: `${agency}〔${year}〕${no}号` };
}
