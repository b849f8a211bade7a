import type { Fill, StyleSheet } from '../../../records/export/looks.ts';
import { FIRST_FORMAT, fills, fillXml, fontXml, LINED, numFmtXml } from '../../../records/export/looks.ts';
import { attribute } from '../../../records/import/xml-text.ts';
import {
  type Element,
  elementsIn,
  insideOf,
  Malformed,
  prefixOf,
  replaced,
  rootOf,
  tagOf,
  withAttribute,
  withPrefix,
} from './elements.ts';

/** The author's own cell formats, and ours behind them. */
export interface OwnStyles extends StyleSheet {
  /** The same look in a colour of ours (null: in none), its number. `quoted`: a text that begins like a formula. */
  coloured(style: number, fill: Fill | null, quoted: boolean): number;
  /** The same look for a text that begins like a formula. */
  quoted(style: number): number;
  /** Whether a look has one of our colours, from a round before. */
  isOurs(style: number): boolean;
  xml(): string;
}

/** A workbook may have some 65,000 cell formats. */
const MOST_FORMATS = 60_000;
const PLAIN = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
/** The order the parts of a style sheet have to stand in. */
const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];
const MARKS: readonly Fill[] = ['blocking', 'justify', 'info'];

/** What a section holds so far, and what is put behind it. */
interface Section {
  readonly there: readonly string[];
  readonly more: string[];
}

/** A style sheet with room for more: what stands in it stays as it is, byte by byte, and keeps its numbers. */
export function openStyles(xml: string): OwnStyles {
  const root = rootOf(xml);
  const prefix = prefixOf(tagOf(xml, root));
  const sections = new Map(elementsIn(xml, root.inside, root.closing).map((section) => [section.name, section]));
  const childrenOf = (name: string): string[] => {
    const section = sections.get(name);
    return section ? elementsIn(xml, section.inside, section.closing).map(({ from, to }) => xml.slice(from, to)) : [];
  };
  const section = (name: string): Section => ({ there: childrenOf(name), more: [] });
  const formats = section('numFmts');
  const fonts = section('fonts');
  const fillList = section('fills');
  const borders = section('borders');
  const xfs = section('cellXfs');
  if (xfs.there.length > MOST_FORMATS) throw new Malformed('no room for more cell formats');
  // A workbook without any of these means one plain one of each.
  if (fonts.there.length === 0) fonts.more.push('<font><sz val="11"/><name val="宋体"/></font>');
  if (fillList.there.length === 0)
    fillList.more.push('<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>');
  if (borders.there.length === 0) borders.more.push('<border><left/><right/><top/><bottom/><diagonal/></border>');
  if (xfs.there.length === 0) xfs.more.push(PLAIN);
  const add = ({ there, more }: Section, one: string): number => {
    const known = more.indexOf(one);
    return there.length + (known < 0 ? more.push(one) - 1 : known);
  };
  const codes = new Map<string, number>();
  let nextFormat = formats.there.reduce((next, one) => Math.max(next, Number(attribute(one, 'numFmtId') ?? 0) + 1), FIRST_FORMAT);
  const colours = new Set(MARKS.map((fill) => fills[fill]));
  const ours = new Set(
    fillList.there.flatMap((one, at) => {
      const rgb = /<(?:[\w.-]+:)?fgColor\s[^>]*rgb\s*=\s*["']([0-9A-Fa-f]{8})["']/.exec(one)?.[1];
      return rgb !== undefined && colours.has(rgb.toUpperCase()) ? [at] : [];
    }),
  );
  const xfAt = (style: number): string => xfs.there[style] ?? xfs.there[0] ?? PLAIN;
  const fillOf = (style: number): number => Number(attribute(tagOfXf(xfAt(style)), 'fillId') ?? 0);
  const made = new Map<string, number>();
  /** A format of the author's with its tag changed. */
  const derived = (key: string, style: number, change: (tag: string) => string): number => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const xf = xfAt(style);
    const tag = tagOfXf(xf);
    const number = add(xfs, inMain(change(tag) + xf.slice(tag.length), prefix));
    made.set(key, number);
    return number;
  };
  const styles: OwnStyles = {
    font: (bold) => add(fonts, fontXml(bold)),
    fill: (fill) => add(fillList, fillXml(fill)),
    border: (lined) => (lined ? add(borders, LINED) : 0),
    format(code) {
      const known = codes.get(code);
      if (known !== undefined) return known;
      formats.more.push(numFmtXml(nextFormat, code));
      codes.set(code, nextFormat);
      return nextFormat++;
    },
    add: (xf) => add(xfs, xf),
    coloured(style, fill, quoted) {
      return derived(`${style}|${fill ?? ''}|${quoted}`, style, (tag) => {
        const filled = withAttribute(tag, 'fillId', String(fill === null ? 0 : styles.fill(fill)));
        const applied = withAttribute(filled, 'applyFill', '1');
        return quoted ? withAttribute(applied, 'quotePrefix', '1') : applied;
      });
    },
    quoted: (style) => derived(`${style}|quoted`, style, (tag) => withAttribute(tag, 'quotePrefix', '1')),
    isOurs: (style) => ours.has(fillOf(style)),
    xml() {
      const named: readonly (readonly [string, Section])[] = [
        ['numFmts', formats],
        ['fonts', fonts],
        ['fills', fillList],
        ['borders', borders],
        ['cellXfs', xfs],
      ];
      return replaced(
        xml,
        joined(
          named.flatMap(([name, { there, more }]) => {
            if (more.length === 0) return [];
            const inside = more.map((one) => withPrefix(one, prefix)).join('');
            const known = sections.get(name);
            const count = there.length + more.length;
            if (!known) {
              const at = placeOf(name, sections, root);
              return [{ from: at, to: at, by: `<${prefix}${name} count="${count}">${inside}</${prefix}${name}>` }];
            }
            const tag = withAttribute(tagOf(xml, known), 'count', String(count));
            if (known.empty) return [{ from: known.from, to: known.to, by: `${tag.slice(0, -2)}>${inside}</${prefix}${name}>` }];
            return [
              {
                from: known.from,
                to: known.to,
                by: `${tag}${insideOf(xml, known)}${inside}${xml.slice(known.closing, known.to)}`,
              },
            ];
          }),
        ),
      );
    },
  };
  return styles;
}

const tagOfXf = (xf: string): string => xf.slice(0, xf.indexOf('>') + 1);

/** What is copied from the author has the author's prefix already; it is taken off to be put on with all the rest. */
const inMain = (xml: string, prefix: string): string =>
  prefix === '' ? xml : xml.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</');

/** Where a section that is missing has to go: before the first one that comes after it. */
function placeOf(name: string, sections: ReadonlyMap<string, Element>, root: Element): number {
  const after = ORDER.slice(ORDER.indexOf(name) + 1).flatMap((other) => sections.get(other)?.from ?? []);
  return after.length > 0 ? Math.min(...after) : root.closing;
}

/** Sections put in at the same place, in their order. */
function joined<C extends { readonly from: number; readonly to: number; readonly by: string }>(changes: readonly C[]) {
  const one = new Map<string, { from: number; to: number; by: string }>();
  for (const { from, to, by } of changes) {
    const key = from === to ? String(from) : `${from}-${to}`;
    const known = one.get(key);
    if (known) known.by += by;
    else one.set(key, { from, to, by });
  }
  return [...one.values()];
}

/** Of a workbook that has no style sheet. */
export const NO_STYLES = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>';
