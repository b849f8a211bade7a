/** Compares versions as semver does: numbers first, a pre-release before its release. Negative: `a` is the older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (const at of [0, 1, 2]) {
    const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.before === null || right.before === null) return left.before === right.before ? 0 : left.before === null ? 1 : -1;
  return comparePre(left.before.split('.'), right.before.split('.'));
}

function parts(version: string): { readonly numbers: readonly number[]; readonly before: string | null } {
  const [numbers = '', ...before] = version.split('-');
  return { numbers: numbers.split('.').map(Number), before: before.length > 0 ? before.join('-') : null };
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);

function comparePre(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [x, y] = [a[at], b[at]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    if (x === y) continue;
    if (isNumber(x) && isNumber(y)) {
      if (Number(x) !== Number(y)) return Number(x) - Number(y);
      continue;
    }
    if (isNumber(x) !== isNumber(y)) return isNumber(x) ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return 0;
}
