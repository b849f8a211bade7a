import type { Configuration } from 'electron-builder';

const sqlite = 'node_modules/better-sqlite3-multiple-ciphers';

export type System = 'win32' | 'linux' | 'darwin';

/**
 * How the desktop host is packaged for a system. Everything but the database module is in the bundle already; of its
 * eight prebuilt forms only the one that fits goes along. `files` stands once, here: a platform's own list would
 * replace it and pack the whole source tree.
 */
export const packaging = (system: System): Configuration => ({
  appId: 'invalid.liaison-workbench.desktop',
  productName: 'Liaison Workbench',
  copyright: 'MIT',
  artifactName: `liaison-workbench-\${version}-\${os}-\${arch}.\${ext}`,
  directories: { output: 'dist/packages', buildResources: 'build/icons' },
  extraMetadata: { main: 'dist/app/electron-main.js' },
  files: [
    'package.json',
    'dist/app/**',
    'dist/renderer/**',
    // The other hosts run on Node, which the packaged program is not (fuse runAsNode).
    '!dist/app/{loopback,launcher,cli}.js',
    '!**/*.map',
    '!node_modules/{ws,xlsx,zod,node-addon-api}/**',
    `!${sqlite}/{deps,src,binding.gyp,README.md,index.d.ts}`,
    `!${sqlite}/prebuilds/!(${system}-\${arch}).node`,
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  electronLanguages: ['zh-CN', 'en-US', 'zh_CN', 'en'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
  },
  publish: null,
  win: { target: ['nsis', 'portable'], icon: 'icon.ico' },
  nsis: {
    oneClick: false,
    // An officer’s account installs for itself; no administrator is needed, none is asked for.
    perMachine: false,
    allowElevation: false,
    allowToChangeInstallationDirectory: true,
    // The encrypted store outlives the program.
    deleteAppDataOnUninstall: false,
    shortcutName: '联络员工作台',
    installerLanguages: ['zh_CN', 'en_US'],
    artifactName: `liaison-workbench-\${version}-\${arch}-setup.\${ext}`,
  },
  portable: { artifactName: `liaison-workbench-\${version}-\${arch}-portable.\${ext}`, requestExecutionLevel: 'user' },
  linux: {
    target: ['AppImage', 'deb'],
    icon: '.',
    category: 'Office',
    executableName: 'liaison-workbench',
    synopsis: '联络员工作台 · the tax-data liaison officer’s workbench',
    desktop: { entry: { Name: 'Liaison Workbench', 'Name[zh_CN]': '联络员工作台' } },
  },
  mac: {
    target: ['dmg', 'zip'],
    icon: 'icon.icns',
    category: 'public.app-category.business',
    hardenedRuntime: true,
  },
});
