import { entry } from './entry.ts';

const usualEn = 'The data is intact.';

/** Unlocking by the system's own store of secrets: 2221 on. Whatever is wrong with it, the passphrase opens. */
export const keychainProblems = {
  'keychain/notHere': entry(
    2221,
    ['这台电脑或这个账户没有可用的系统密码保管。', '数据和口令都没有变化。', '请继续用口令解锁。'],
    [
      'This computer or account has no usable store of secrets.',
      'Data and passphrase are unchanged.',
      'Go on with the passphrase.',
    ],
  ),
  'keychain/locked': entry(
    2222,
    [
      '系统的密码保管现在打不开（可能被锁定，或换了账户、重装过系统）。',
      '数据完好。',
      '请用口令解锁；之后可在“设置 › 口令与人员”里重新开启免口令解锁。',
    ],
    [
      'The system’s store of secrets does not open now (it may be locked, or the account or system is another).',
      usualEn,
      'Unlock with the passphrase; unlocking without it can be turned on again in Settings › Passphrases and officers.',
    ],
  ),
  'keychain/stale': entry(
    2223,
    ['免口令解锁已失效：口令、人员或数据密钥在开启之后有过变动。', '数据完好。', '请用口令解锁；需要时再重新开启。'],
    [
      'Unlocking without a passphrase no longer counts: passphrase, officers or data key were changed since it was turned on.',
      usualEn,
      'Unlock with the passphrase, and turn it on again if you want it.',
    ],
  ),
};
