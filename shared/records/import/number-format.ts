/** How a stored number is to be read back as the officer saw it. */
export type NumberKind =
  | { readonly kind: 'general' }
  | { readonly kind: 'date' }
  | { readonly kind: 'datetime' }
  | { readonly kind: 'time' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'zeros'; readonly width: number };

const general: NumberKind = { kind: 'general' };

/** Built-in format numbers of ECMA-376 18.8.30, with the East Asian date ones (27–36, 50–58). */
export function builtinFormat(id: number): NumberKind {
  if (id === 9 || id === 10) return { kind: 'percent' };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58)
    return { kind: 'date' };
  if (id === 22) return { kind: 'datetime' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56)
    return { kind: 'time' };
  return general;
}

/** Reads a custom format code: only its first section, without quoted text, colours and locale marks. */
export function customFormat(code: string): NumberKind {
  const section = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0] ?? '';
  const bare = section.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/%/.test(bare)) return { kind: 'percent' };
  if (/^0{2,}$/.test(bare)) return { kind: 'zeros', width: bare.length };
  if (/general/i.test(bare)) return general;
  const day = /[yd年月日]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare) && !/[#0?]/.test(bare));
  const time = /[hs时分秒]/i.test(bare);
  if (day && time) return { kind: 'datetime' };
  if (day) return { kind: 'date' };
  return time ? { kind: 'time' } : general;
}

const DAY_MS = 86_400_000;
/** Serial 0 of the 1900 system as Excel counts after its false 29 Feb 1900. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);

/** The text an officer would recognise for a stored number: plain digits, ISO dates, percentages, kept zeros. */
export function numberText(raw: string, format: NumberKind, date1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format.kind === 'zeros' && Number.isInteger(value) && value >= 0) return plain(raw, value).padStart(format.width, '0');
  if (format.kind === 'percent') return `${plain('', Number((value * 100).toPrecision(15)))}%`;
  if (format.kind === 'general') return plain(raw, value);
  const serial = date1904 ? value + 1462 : value;
  // Outside 1900-03-01 … 9999-12-31 it is a number that only wears a date format.
  if (format.kind !== 'time' && (serial < 61 || serial >= 2_958_466)) return plain(raw, value);
  const iso = new Date(EPOCH_1900 + Math.round(serial * DAY_MS)).toISOString();
  if (format.kind === 'time') return value >= 0 && value < 1 ? iso.slice(11, 19) : plain(raw, value);
  const midnight = iso.slice(11, 19) === '00:00:00';
  return midnight || format.kind === 'date' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** Digits without exponent, at most the 15 that Excel itself keeps; what is short and plain stays as written. */
function plain(raw: string, value: number): string {
  if (/^-?\d{1,15}(\.\d{1,14})?$/.test(raw) && raw.replace(/[-.]/g, '').length <= 15) return raw;
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  if (!/e/i.test(text)) return text;
  if (Number.isInteger(rounded)) return BigInt(rounded).toString();
  return rounded.toFixed(20).replace(/0+$/, '');
}
