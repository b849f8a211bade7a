/** The whole number `count` digits write from `from`; -1 when one of them is no digit. Cuts no strings. */
export function digitsAt(value: string, from: number, count: number): number {
  let sum = 0;
  for (let at = from; at < from + count; at++) {
    const digit = value.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    sum = sum * 10 + digit;
  }
  return sum;
}

/** Value of each character of an alphabet by its code; 255 for the others. */
export function codesOf(alphabet: string): Uint8Array {
  const codes = new Uint8Array(128).fill(255);
  for (let at = 0; at < alphabet.length; at++) codes[alphabet.charCodeAt(at)] = at;
  return codes;
}

/** One character over and over: stands in for a number, whatever the arithmetic says. */
export function isRepeated(value: string): boolean {
  const first = value.charCodeAt(0);
  for (let at = 1; at < value.length; at++) if (value.charCodeAt(at) !== first) return false;
  return value.length > 1;
}
