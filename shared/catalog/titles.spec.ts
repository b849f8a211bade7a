import { expect, test } from 'vitest';
import { fieldTitle, titleOfField } from './titles.ts';

const both = { name: 'area', title: '面积', liaison: { titleEn: 'Area' } };
const chinese = { name: 'owner', title: '权利人' };
const bare = { name: 'bz', liaison: null };

test('a field is named in the language asked for, in Chinese where there is no English, by its code at last', () => {
  expect(fieldTitle(both, 'zh')).toBe('面积');
  expect(fieldTitle(both, 'en')).toBe('Area');
  expect(fieldTitle(chinese, 'en')).toBe('权利人');
  expect(fieldTitle(bare, 'zh')).toBe('bz');
  expect(fieldTitle(bare, 'en')).toBe('bz');
});

test('a code that no field has stays a code, also before the catalog is read', () => {
  expect(titleOfField([both, chinese], 'area', 'en')).toBe('Area');
  expect(titleOfField([both, chinese], 'gone', 'zh')).toBe('gone');
  expect(titleOfField(undefined, 'area', 'zh')).toBe('area');
});
