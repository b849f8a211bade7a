import { moment } from './format.ts';
import { wordsOf } from './words.ts';

/** 送审、审签、退回修改: a draft that waits for the liaison officer's signature, and what is said with it. */
export const signOffWords = wordsOf({
  zh: {
    ask: '送审',
    asked: '已送审。联络员解锁后会在工作台看到这一项待审签。',
    waits: (who: string, at: number) => `${who} 已于 ${moment(at)} 送审，等待审签。改动后须重新送审。`,
    toSign: (who: string, at: number) => `${who} 已于 ${moment(at)} 送审。请点“检查并报送”，核对后批准，或退回修改。`,
    back: (who: string, at: number) => `${who} ${moment(at)} 退回修改：`,
    backNext: '改好后请重新送审。',
    readyToAsk: '没有要改的了，可以送审。',
    close: '返回表格',
    sign: '审签',
    askText: '批准和发送由联络员进行。送审后，联络员用自己的口令解锁本机，就能看到并审签。',
    askOther: '送审后，另一位联络员用自己的口令解锁本机，就能看到并审签。',
    waiting: (who: string, at: number) => `${who} 已于 ${moment(at)} 送审，等待联络员审签。`,
    giveBack: '退回修改…',
    giveBackTitle: '退回修改',
    giveBackText: '草稿退给填报人修改，不会发送。写明要改什么；对方打开草稿就能看到，也记入经过。',
    giveBackLabel: '修改意见',
    giveBackHint: '至少 4 个字。',
    giveBackOk: '退回',
    tagAsked: '已送审，待审签',
    tagBack: '审签退回，待修改',
    toSignCount: (n: string) => `${n} 项待审签`,
  },
  en: {
    ask: 'Ask for the signature',
    asked: 'Asked. Whoever unlocks as a liaison officer sees on Today that it waits.',
    waits: (who, at) => `${who} asked for the signature on ${moment(at)}; it waits. A change takes that back.`,
    toSign: (who, at) =>
      `${who} asked for the signature on ${moment(at)}. “Check and send” to look through and approve, or give it back.`,
    back: (who, at) => `${who} gave it back on ${moment(at)}:`,
    backNext: 'Ask again when it is mended.',
    readyToAsk: 'Nothing is left to mend; the signature may be asked for.',
    close: 'Back to the table',
    sign: 'Sign',
    askText:
      'Approving and sending is for the liaison officer. Once asked, they unlock this computer with their own passphrase, find it and sign.',
    askOther: 'Once asked, another liaison officer unlocks this computer with their own passphrase, finds it and signs.',
    waiting: (who, at) => `${who} asked for the signature on ${moment(at)}; it waits for the liaison officer.`,
    giveBack: 'Give back…',
    giveBackTitle: 'Give back to be mended',
    giveBackText:
      'The draft goes back to whoever prepared it; nothing is sent. What you write stands above the draft and in its history.',
    giveBackLabel: 'What to mend',
    giveBackHint: 'At least 4 signs.',
    giveBackOk: 'Give back',
    tagAsked: 'Waits for the signature',
    tagBack: 'Given back, to be mended',
    toSignCount: (n) => `${n} waiting to be signed`,
  },
});
