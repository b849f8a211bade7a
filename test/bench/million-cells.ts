/** What a cell says; every second column repeats itself over the rows, as codes and names do. */
export function cellText(row: number, column: number): string {
  if (column % 4 === 3) return String((row * 7919 + column) % 1_000_000);
  if (column % 2 === 0) return `编${column}码${(row * 31 + column) % 5000}`;
  return `郑州市示例机械制造有限公司第${row}分公司${column}`;
}
/** Numbers stand in the sheet itself. */
export const isNumber = (column: number): boolean => column % 4 === 3;
