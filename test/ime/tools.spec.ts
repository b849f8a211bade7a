import { expect, it } from 'vitest';
import { missingTools } from './tools.ts';

it('names each missing package once', () => {
  expect(missingTools(() => true)).toEqual([]);
  expect(missingTools((command) => !command.startsWith('fcitx5'))).toEqual([
    'fcitx5',
    'fcitx5-chinese-addons',
    'fcitx5-frontend-gtk3',
  ]);
  expect(missingTools((command) => command !== 'Xvfb')).toEqual(['xvfb']);
});
