import type { Packed } from '../shared/updates/model.ts';

const posix = (program: string): string => `#!/bin/sh
# 联络员工作台 · The Liaison Workbench: starts the version that counts (the line in "current").
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
version=$(cat "$here/current") || exit 1
exec "$here/versions/$version/node" "$here/versions/$version/app/${program}.js" "$@"
`;

const windows = (program: string): string =>
  [
    '@echo off',
    'rem Starts the version that counts (the line in "current").',
    'set /p LIAISON_VERSION=<"%~dp0current"',
    `"%~dp0versions\\%LIAISON_VERSION%\\node.exe" "%~dp0versions\\%LIAISON_VERSION%\\app\\${program}.js" %*`,
    '',
  ].join('\r\n');

const readme = (start: string): string =>
  [
    '联络员工作台（免安装）',
    '',
    `1. 把整个文件夹放到您可以写入的位置，运行 ${start}；工作台在本机的 Chromium、Edge 或 Chrome 里打开。`,
    '2. 数据不在这个文件夹里，而在您用户目录下的 .liaison-workbench；删除或更换本文件夹不影响数据。',
    '3. versions 里每个子文件夹是一个完整版本，current 是正在使用的版本。请不要手工改动。',
    '4. 所含软件的许可见各版本文件夹里的 THIRD-PARTY.txt，物料清单见 sbom.cdx.json。',
    '',
    'The Liaison Workbench, without installation',
    '',
    `1. Put the whole folder where you may write, and run ${start}; it opens in this computer's Chromium, Edge or Chrome.`,
    '2. Your data is not in here but in .liaison-workbench in your home folder; deleting this folder leaves it alone.',
    '3. Each folder in "versions" is one whole version; "current" names the one in use. Do not change them by hand.',
    '4. Licences of what is inside: THIRD-PARTY.txt in the version; bill of materials: sbom.cdx.json.',
    '',
  ].join('\n');

/** What an officer starts, on each system; it finds the version by a line of text and needs nothing installed. */
export function startScripts(system: Packed['system']): ReadonlyMap<string, string> {
  if (system === 'win32')
    return new Map([
      ['start.cmd', windows('launcher')],
      ['cli.cmd', windows('cli')],
      ['README.txt', readme('start.cmd').replaceAll('\n', '\r\n')],
    ]);
  const start = system === 'darwin' ? 'start.command' : 'start.sh';
  return new Map([
    [start, posix('launcher')],
    ['cli.sh', posix('cli')],
    ['README.txt', readme(start)],
  ]);
}
