import { cut, fold, shownChar, sizeOf } from './fold.ts';
import { type IdentifierChecker, right, wrong } from './outcome.ts';

/** GB/T 12406 = ISO 4217: letters and digits of every currency of a country (no metals, funds, test codes). */
const LIST =
  'AED784 AFN971 ALL008 AMD051 AOA973 ARS032 AUD036 AWG533 AZN944 BAM977 BBD052 BDT050 BGN975 BHD048 BIF108 BMD060 ' +
  'BND096 BOB068 BRL986 BSD044 BTN064 BWP072 BYN933 BZD084 CAD124 CDF976 CHF756 CLP152 CNY156 COP170 CRC188 CUP192 ' +
  'CVE132 CZK203 DJF262 DKK208 DOP214 DZD012 EGP818 ERN232 ETB230 EUR978 FJD242 FKP238 GBP826 GEL981 GHS936 GIP292 ' +
  'GMD270 GNF324 GTQ320 GYD328 HKD344 HNL340 HTG332 HUF348 IDR360 ILS376 INR356 IQD368 IRR364 ISK352 JMD388 JOD400 ' +
  'JPY392 KES404 KGS417 KHR116 KMF174 KPW408 KRW410 KWD414 KYD136 KZT398 LAK418 LBP422 LKR144 LRD430 LSL426 LYD434 ' +
  'MAD504 MDL498 MGA969 MKD807 MMK104 MNT496 MOP446 MRU929 MUR480 MVR462 MWK454 MXN484 MYR458 MZN943 NAD516 NGN566 ' +
  'NIO558 NOK578 NPR524 NZD554 OMR512 PAB590 PEN604 PGK598 PHP608 PKR586 PLN985 PYG600 QAR634 RON946 RSD941 RUB643 ' +
  'RWF646 SAR682 SBD090 SCR690 SDG938 SEK752 SGD702 SHP654 SLE925 SOS706 SRD968 SSP728 STN930 SVC222 SYP760 SZL748 ' +
  'THB764 TJS972 TMT934 TND788 TOP776 TRY949 TTD780 TWD901 TZS834 UAH980 UGX800 USD840 UYU858 UZS860 VES928 VND704 ' +
  'VUV548 WST882 XAF950 XCD951 XOF952 XPF953 YER886 ZAR710 ZMW967';
const known: ReadonlySet<string> = new Set(LIST.split(' ').flatMap((pair) => [pair.slice(0, 3), pair.slice(3)]));

/** Habits and names that mean one currency only. */
const HABITS: ReadonlyMap<string, string> = new Map([
  ['RMB', 'CNY'],
  ['人民币', 'CNY'],
  ['人民币元', 'CNY'],
  ['美元', 'USD'],
  ['港元', 'HKD'],
  ['港币', 'HKD'],
  ['欧元', 'EUR'],
  ['日元', 'JPY'],
  ['英镑', 'GBP'],
  ['澳门元', 'MOP'],
  ['新台币', 'TWD'],
]);

/** 币种, GB/T 12406: letters or digits; RMB and 人民币 are habits, not codes. */
export const currency: IdentifierChecker = (raw) => {
  if (known.has(raw)) return right(raw, raw);
  const value = fold(raw);
  const meant = HABITS.get(value) ?? (known.has(value) ? value : undefined);
  if (meant !== undefined) return right(raw, meant);
  if (value === '999' || value === 'XXX' || value === '963' || value === 'XTS') return wrong('currency/none', value);
  const padded = /^\d{1,2}$/.test(value) ? value.padStart(3, '0') : '';
  if (known.has(padded)) return wrong('currency/zero', value, { better: padded }, { kind: 'leadingZeros', text: padded });
  if (/^\p{Sc}$/u.test(cut(value))) return wrong('currency/symbol', value, { char: shownChar(value, 0) });
  if (value.length !== 3) return wrong('currency/length', value, { size: sizeOf(raw, value) });
  return wrong('currency/unknown', value);
};
