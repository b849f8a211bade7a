import { createVault } from '../../shared/security/vault.node.ts';

/** What somebody with a passphrase and a database tool does: writes another name into the audit trail. Its own process. */
const [, , profile = '', passphrase = ''] = process.argv;
const vault = createVault(profile, { now: Date.now });
const opened = await vault.unlock(passphrase);
if (!opened.ok) throw new Error(opened.problem.code);
opened.value.store.write((tx) => {
  tx.run('DROP TRIGGER audit_stays');
  tx.run(`UPDATE audit SET who = '李四' WHERE n = 1`);
});
vault.lock();
