import { describe, expect, it } from 'vitest';
import { Malformed } from './elements.ts';
import { lastBlock, mergeDrawing, mergeNotes } from './notes.ts';

const note = (place: string, row: number, column: number, text: string) => ({ place, row, column, text });
const comments = (list: string): string =>
  `<x:comments xmlns:x="m"><x:authors><x:author>王</x:author><x:author>我们</x:author></x:authors><x:commentList>${list}</x:commentList></x:comments>`;
const one = (ref: string, by: number, inside: string): string =>
  `<x:comment ref="${ref}" authorId="${by}"><x:text>${inside}</x:text></x:comment>`;
const from = (text: string): number => text.indexOf('【');

describe('our notes among the author’s', () => {
  it('leave theirs as written, stand under them in their cells, and come behind in others', () => {
    const theirs = [one('A1', 0, '<x:t>甲</x:t>'), one('B2', 0, '<x:r><x:t>乙</x:t></x:r>')];
    const ours = [note('A1', 0, 0, '【阻断】错'), note('C3', 2, 2, '【提示】看')];
    const { xml, fresh, dropped } = mergeNotes(comments(theirs.join('')), ours, '我们', () => -1);
    expect(xml).toContain(theirs[1]);
    expect(xml).toContain('<x:r><x:t>甲</x:t></x:r><x:r><x:t xml:space="preserve">\n【阻断】错</x:t></x:r>');
    expect(xml).toMatch(/<x:comment ref="C3" authorId="1">.*【提示】看/s);
    expect(fresh.map(({ place }) => place)).toEqual(['C3']);
    expect(dropped.size).toBe(0);
    // They are by us, whom the part knows already.
    expect(xml.match(/<x:author>/g)).toHaveLength(2);
  });

  it('of a round before go out: whole ones with their boxes, words under the author’s alone', () => {
    const list = [
      one('A1', 1, '<x:t>旧</x:t>'),
      one('B2', 0, '<x:t>乙\n【阻断】旧</x:t>'),
      one('C3', 0, '<x:t>【提示】旧</x:t>'),
    ];
    const { xml, dropped } = mergeNotes(comments(list.join('')), [], '我们', from);
    expect([...dropped]).toEqual(['0,0', '2,2']);
    expect(xml).not.toContain('旧');
    expect(xml).toContain('>乙<');
  });

  it('says of conversations that ours is not seen there', () => {
    const xml = comments(one('A1', 0, '<x:t>[批注会话]</x:t>')).replace('王', 'tc={1}');
    expect(mergeNotes(xml, [note('A1', 0, 0, '错')], '我们', () => -1).unseen).toBe(1);
  });

  it('are not put into what is no list of comments', () => {
    expect(() => mergeNotes('<comments><authors/></comments>', [], 'a', () => -1)).toThrow(Malformed);
  });
});

describe('boxes of notes', () => {
  const shape = (row: number, column: number, kind = 'Note'): string =>
    `<v:shape id="s${row}"><x:ClientData ObjectType="${kind}"><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
  const drawing = `<xml><o:shapelayout><o:idmap v:ext="edit" data="1,3"/></o:shapelayout>${shape(0, 0)}${shape(1, 1)}${shape(0, 0, 'Button')}</xml>`;

  it('are added to what is drawn there, numbered in blocks of their own', () => {
    expect(lastBlock(drawing)).toBe(3);
    const xml = mergeDrawing(drawing, [note('C3', 2, 2, '看')], new Set(['0,0']), 4);
    expect(xml).toContain('data="1,3,4"');
    expect(xml).toContain(shape(1, 1));
    // A button in the same place is none of our notes.
    expect(xml).toContain(shape(0, 0, 'Button'));
    expect(xml).not.toContain(shape(0, 0));
    expect(xml).toMatch(/id="_x0000_s4097".*<\/xml>$/s);
  });

  it('are refused where the drawing is cut off', () => {
    expect(() => mergeDrawing('<xml><v:shape>', [], new Set(), 1)).toThrow(Malformed);
  });
});
