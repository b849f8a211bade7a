// The import rules of the house (README map). Order of the domain rooms: each may use only rooms to its left.
const rooms = ['periods', 'catalog', 'records', 'validation', 'submissions', 'cases', 'ledger', 'sync', 'exports', 'updates'];
const only = (name, from, allowed, extra = {}) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.spec\\.tsx?$' },
  to: { path: '^(shared|electron|renderer|test|build)/', pathNot: [from, ...allowed].join('|'), ...extra },
});

module.exports = {
  forbidden: [
    only('base-imports-nothing', '^shared/base/', []),
    ...rooms.map((room, at) =>
      only(`room-${room}`, `^shared/${room}/`, [
        '^shared/base/',
        // Of the store a room sees only its transaction type.
        '^shared/store/tx\\.ts$',
        ...rooms.slice(0, at).map((left) => `^shared/${left}/`),
      ]),
    ),
    only('security', '^shared/security/', ['^shared/base/', '^shared/store/']),
    only('store', '^shared/store/', ['^shared/base/']),
    only('migrations-are-frozen', '^shared/store/migrations/', ['^shared/store/tx\\.ts$']),
    only('contract', '^shared/contract/', [
      '^shared/base/',
      '^shared/[a-z]+/(model|calls)\\.ts$',
      '^shared/cases/letters/calls\\.ts$',
    ]),
    { ...only('engine', '^shared/engine/', ['^shared/(?!host/)']) },
    only('host', '^shared/host/', [
      '^shared/(base|contract|engine|security|validation|catalog|records|submissions|sync|exports|periods|updates)/',
    ]),
    only('electron', '^electron/', ['^shared/(base|contract|engine|host|updates)/', '^shared/security/keychain/port\\.ts$']),
    only('renderer', '^renderer/', ['^shared/(base|contract)/', `^shared/(${[...rooms, 'security'].join('|')})/`]),
    {
      name: 'renderer-pure',
      severity: 'error',
      comment: 'The page runs no Node code.',
      from: { path: '^renderer/', pathNot: '(\\.spec\\.tsx?|vite\\.config\\.ts)$' },
      to: { path: '\\.node\\.ts$' },
    },
    {
      name: 'pure-files-touch-no-node',
      severity: 'error',
      comment: 'In shared/ only *.node.ts may touch Node; all else is pure.',
      from: { path: '^shared/', pathNot: '\\.node(\\.spec)?\\.ts$|\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-files-import-no-node-files',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.node(\\.spec)?\\.ts$|\\.spec\\.ts$' },
      to: { path: '\\.node\\.ts$' },
    },
    {
      name: 'only-electron-imports-electron',
      severity: 'error',
      from: { pathNot: '^electron/' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'nothing-imports-test',
      severity: 'error',
      from: { pathNot: '^(test|build)/|\\.spec\\.tsx?$' },
      to: { path: '^test/' },
    },
    {
      name: 'only-host-and-test-import-engine',
      severity: 'error',
      from: { path: '^(shared|renderer)/', pathNot: '^shared/(engine|host)/|\\.spec\\.ts$' },
      to: { path: '^shared/engine/' },
    },
    {
      name: 'platform',
      severity: 'error',
      comment: 'The reference platform shares the wire, the hashing and the rules with the client, nothing else.',
      from: { path: '^test/platform/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^shared/',
        pathNot:
          '^shared/(base|sync|catalog|validation|periods)/|^shared/submissions/(canonical|changes/(content|line))|^shared/cases/(flow|message|notice)',
      },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/(?!electron/))' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
