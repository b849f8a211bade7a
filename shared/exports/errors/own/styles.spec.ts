import { describe, expect, it } from 'vitest';
import { elementsIn, insideOf, Malformed, rootOf } from './elements.ts';
import { NO_STYLES, openStyles } from './styles.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const own = (prefix = ''): string => {
  const xml = `<styleSheet xmlns${prefix && ':x'}="${MAIN}"><fonts count="1"><font><name val="楷体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7C2"/></patternFill></fill></fills><borders/><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="14" fontId="0" fillId="2"><alignment wrapText="1"/></xf></cellXfs><dxfs/></styleSheet>`;
  return prefix === '' ? xml : xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}`);
};
const formats = (xml: string): string[] => {
  const sections = elementsIn(xml, rootOf(xml).inside, rootOf(xml).closing);
  const list = sections.find(({ name }) => name === 'cellXfs');
  return list ? elementsIn(xml, list.inside, list.closing).map(({ from, to }) => xml.slice(from, to)) : [];
};

describe('the author’s styles with ours behind', () => {
  it('stay byte by byte when nothing is added but what a workbook has to have', () => {
    expect(openStyles(own()).xml()).toBe(
      own().replace('<borders/>', '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'),
    );
  });

  it.each(['', 'x:'])('get a format derived from the cell’s own, once for each (prefix “%s”)', (prefix) => {
    const styles = openStyles(own(prefix));
    expect([
      styles.coloured(1, 'blocking', false),
      styles.coloured(1, 'blocking', false),
      styles.coloured(0, 'info', true),
    ]).toEqual([2, 2, 3]);
    const xml = styles.xml();
    const made = formats(xml).slice(2);
    expect(made[0]).toBe(
      `<${prefix}xf numFmtId="14" fontId="0" fillId="3" applyFill="1"><${prefix}alignment wrapText="1"/></${prefix}xf>`,
    );
    expect(made[1]).toBe(`<${prefix}xf numFmtId="0" fontId="0" fillId="4" applyFill="1" quotePrefix="1"/>`);
    expect(xml).toContain(`<${prefix}cellXfs count="4">`);
    expect(xml).toContain(`<${prefix}fills count="5">`);
  });

  it('know a colour of ours and take it off', () => {
    const styles = openStyles(own());
    expect([0, 1].map((style) => styles.isOurs(style))).toEqual([false, true]);
    const number = styles.coloured(1, null, false);
    expect(formats(styles.xml())[number]).toContain('fillId="0"');
  });

  it('are made where there are none, in the order they have to have', () => {
    const styles = openStyles(NO_STYLES);
    styles.format('0.00');
    expect(styles.coloured(0, 'justify', false)).toBe(1);
    const xml = styles.xml();
    const names = elementsIn(xml, rootOf(xml).inside, rootOf(xml).closing).map(({ name }) => name);
    expect(names).toEqual(['numFmts', 'fonts', 'fills', 'borders', 'cellXfs']);
    expect(insideOf(xml, rootOf(xml))).toContain('numFmtId="164" formatCode="0.00"');
  });

  it('are refused when they are cut off', () => {
    expect(() => openStyles('<styleSheet><fonts>')).toThrow(Malformed);
  });
});
