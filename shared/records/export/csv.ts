/** The mark by which spreadsheets know UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** What a spreadsheet would run when it opens the file, it is given as text: an apostrophe goes before it. Numbers stay. */
export const harmless = (text: string): string =>
  /^\s*[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;

const cell = (text: string | null): string => {
  const safe = harmless(text ?? '');
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line as RFC 4180 has it. A line of one empty cell is quoted: without that it would be no line at all. */
export const csvLine = (cells: readonly (string | null)[]): string => {
  const line = cells.map(cell).join(',');
  return `${line === '' && cells.length === 1 ? '""' : line}\r\n`;
};
