import { App, Button } from 'antd';
import { useState } from 'react';
import { boxOf, type CaseView } from '../../../shared/cases/model.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { SayDialog } from '../../parts/say-dialog.tsx';
import { useAct } from '../../parts/use-act.ts';
import { go } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { caseWords } from '../../words/case.ts';
import { doubtsWords } from '../../words/doubts.ts';
import { noticeWords } from '../../words/notice.ts';
import { useWords } from '../../words/words.ts';
import { type Act, actsOf } from './next-act.ts';
import { keepUnsaved } from './unsaved.ts';
import { useGround } from './use-ground.ts';
import { useWholeView } from './use-whole-view.ts';

/** Possible, but not the sensible next step. */
const aside: ReadonlySet<Act> = new Set(['reopen', 'discard']);

/** What can be done with the case now; the next sensible step stands last and is the only primary button. */
export function Acts({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const doubts = useWords(doubtsWords);
  const notices = useWords(noticeWords);
  const act = useAct();
  const { modal } = App.useApp();
  const role = useSession((session) => session.status?.officer?.role ?? 'auditor');
  const [saying, setSaying] = useState<Act | null>(null);
  const [busy, setBusy] = useState(false);
  const generate = useGround();
  const wholeView = useWholeView();
  const acts = actsOf(view, role);
  const { id } = view;
  const names: Readonly<Record<Act, string>> = {
    ...words,
    read: words.readIt,
    feedback: doubts.feedback,
    respond: notices.respond,
  };

  async function run(name: Act): Promise<void> {
    await keepUnsaved();
    if (
      name === 'feedback' ||
      name === 'respond' ||
      name === 'file' ||
      name === 'sendBack' ||
      name === 'confirm' ||
      name === 'contest' ||
      name === 'reopen'
    )
      return setSaying(name);
    if (name === 'discard')
      return void modal.confirm({
        title: words.discardTitle,
        content: view.list.length > 0 ? words.discardText(view.list.length) : words.discardAlone,
        okText: words.discard,
        okButtonProps: { danger: true },
        cancelText: words.keep,
        autoFocusButton: 'cancel',
        onOk: async () => {
          if ((await act('cases.discard', { id })).ok) go({ screen: boxOf(view.kind) === 'asked' ? 'reports' : 'cases' });
        },
      });
    setBusy(true);
    if (name === 'answer') {
      const whole = await wholeView(view);
      if (whole) await act('cases.answer', { id, words: await generate(whole, 'reply') });
    } else if (name === 'submit') await act('cases.submit', { id });
    else if (name === 'sign') await act('cases.sign', { id });
    else if (name === 'accept') await act('cases.accept', { id });
    else await act('cases.read', { id });
    setBusy(false);
  }

  return (
    <>
      {acts.toReversed().map((name, at) => (
        <Button
          key={name}
          type={at === acts.length - 1 && !aside.has(name) ? 'primary' : 'default'}
          danger={name === 'discard'}
          loading={busy && at === acts.length - 1}
          onClick={() => void run(name)}
        >
          {names[name]}
        </Button>
      ))}
      {saying === null ? null : <Saying act={saying} view={view} onClose={() => setSaying(null)} />}
    </>
  );
}

function Saying({ act, view, onClose }: { readonly act: Act; readonly view: CaseView; readonly onClose: () => void }) {
  const words = useWords(caseWords);
  const doubts = useWords(doubtsWords);
  const notices = useWords(noticeWords);
  const settings = useCall('cases.settings', {}, { when: act === 'file' });
  const year = useSession((session) => session.status?.today ?? '').slice(0, 4);
  const { id } = view;
  if (act === 'file') {
    if (!settings.value && !settings.problem) return null;
    const agency = settings.value?.agency ?? '';
    return (
      <SayDialog
        single
        title={words.fileTitle}
        text={view.other ? words.fileText(view.other.name) : words.fileOffice}
        label={words.docNo}
        hint={words.docNoHint}
        ok={words.file}
        required
        initial={agency === '' ? '' : `${agency}〔${year}〕`}
        onSay={(docNo) => call('cases.file', { id, docNo })}
        onClose={onClose}
      />
    );
  }
  if (act === 'feedback')
    return (
      <SayDialog
        title={doubts.feedbackTitle}
        text={doubts.feedbackText(view.doubts.filter(({ result, told }) => result !== null && !told).length)}
        label={doubts.feedbackWords}
        ok={doubts.feedback}
        required={false}
        onSay={(said) => call('cases.feedback', { id, words: said })}
        onClose={onClose}
      />
    );
  if (act === 'respond')
    return (
      <SayDialog
        title={notices.respondTitle}
        text={notices.respondText}
        label={notices.respondWords}
        ok={notices.send}
        required
        onSay={(said) => call('cases.respond', { id, words: said })}
        onClose={onClose}
      />
    );
  if (act === 'sendBack')
    return (
      <SayDialog
        title={words.sendBackTitle}
        text={words.sendBackText}
        label={words.sendBackReason}
        ok={words.sendBack}
        required
        onSay={(said) => call('cases.sendBack', { id, words: said })}
        onClose={onClose}
      />
    );
  if (act === 'confirm')
    return (
      <SayDialog
        title={words.confirmTitle}
        text={words.confirmText}
        label={words.confirmWords}
        ok={words.confirm}
        required={false}
        onSay={(said) => call('cases.confirm', { id, words: said })}
        onClose={onClose}
      />
    );
  const contest = act === 'contest';
  return (
    <SayDialog
      title={contest ? words.contestTitle : words.reopenTitle}
      text={contest ? words.contestText : words.reopenText}
      label={contest ? words.contestWords : words.reopenWords}
      ok={contest ? words.contest : words.reopen}
      required
      onSay={(said) => call(contest ? 'cases.contest' : 'cases.reopen', { id, words: said })}
      onClose={onClose}
    />
  );
}
