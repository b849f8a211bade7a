import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Progress } from 'antd';
import type { Problem } from '../../../shared/base/problem.ts';
import type { OutboxItem } from '../../../shared/sync/model.ts';
import { CopyText } from '../../parts/copy-text.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useNow } from '../../parts/use-now.ts';
import { formatRoute } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { bytes, clockTime, count, moment } from '../../words/format.ts';
import { lineRulesWords } from '../../words/line-rules.ts';
import { syncWords } from '../../words/sync.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { useCarryOut } from './by-hand.tsx';
import { Cause } from './cause.tsx';
import { isOver, keptThere, mayRetry, needsOfficer, toneOf, uploadOf } from './outbox.ts';
import { useSpan } from './use-span.ts';

/** One batch on its way: where it is, why it stands still, what happens next and what the officer may do. */
export function Item(props: {
  readonly item: OutboxItem;
  readonly all: readonly OutboxItem[];
  /** Said once for the whole line; not repeated on every batch. */
  readonly said: Problem | null;
}) {
  const { item, all } = props;
  const words = useWords(syncWords);
  const hoursWords = useWords(lineRulesWords);
  const title = useTitle();
  const name = ({ title: words_, period, revision, case: letter }: OutboxItem) =>
    letter === null ? words.heading(title(words_), period, revision) : title(words_);
  const waited = item.waitsFor === null ? undefined : all.find(({ batchId }) => batchId === item.waitsFor);
  const over = isOver(item);
  const kept = keptThere(item);
  return (
    <li className="sync-item">
      <div className="sync-item-words">
        <div className="sync-item-head">
          <a
            className="strong"
            href={formatRoute(
              item.case === null ? { screen: 'history', id: item.submission } : { screen: 'case', id: item.case },
            )}
          >
            {name(item)}
          </a>
          <Tag tone={toneOf(item.state)}>{words.states[item.state]}</Tag>
          <span className="quiet">{over ? null : standing(item, words)}</span>
        </div>
        {item.state === 'sending' ? <Uploading item={item} name={name(item)} /> : null}
        <div className="sync-item-facts quiet">
          {item.case === null ? <span>{words.rows(count(item.rows))}</span> : null}
          {item.case === null || item.bytes > 0 ? <span>{bytes(item.bytes)}</span> : null}
          <span>{over && item.doneAt !== null ? doneWords(item.doneAt) : queuedWords(moment(item.queuedAt))}</span>
          {kept === null ? null : <span>{words.keptThere(bytes(kept))}</span>}
          {item.attempts > 0 && !over ? <span>{words.attempts(item.attempts)}</span> : null}
          {item.carriedAt !== null && !over ? <span>{words.carriedAt(moment(item.carriedAt))}</span> : null}
          {over || item.state === 'paused' || item.hours ? null : <NextAttempt item={item} />}
          <span className="sync-item-batch">
            {item.case === null ? words.batch : words.letter}{' '}
            <CopyText text={item.batchId} show={`${item.batchId.slice(0, 12)}…`} />
          </span>
        </div>
        {item.hours && !item.held && item.waitsFor === null ? (
          <div className="amber">{hoursWords.waits[item.hours.why](clockTime(item.hours.until).slice(0, 5))}</div>
        ) : null}
        {item.waitsFor !== null && !over ? (
          <div className="amber">{waited ? words.waitsFor(name(waited)) : words.waitsForBatch(item.waitsFor.slice(0, 12))}</div>
        ) : null}
        {item.cause && !over && item.cause.code !== props.said?.code ? (
          <Cause problem={item.cause} heals={!needsOfficer(item)} />
        ) : null}
      </div>
      {over ? null : <ItemActs item={item} name={name(item)} />}
    </li>
  );

  function queuedWords(at: string): string {
    return item.case === null ? words.queuedAt(at) : words.letterQueuedAt(at);
  }

  function doneWords(at: number): string {
    return item.state === 'withdrawn' ? words.withdrawnAt(moment(at)) : words.doneAt(moment(at));
  }
}

/** What an item that is on its way does, in a sentence. */
function standing({ state, held, case: letter }: OutboxItem, words: typeof syncWords.zh): string {
  if (held) return letter === null ? words.heldText : words.letterHeldText;
  if (letter !== null && (state === 'waiting' || state === 'refused')) return words.letterText[state];
  return words.stateText[state];
}

function Uploading({ item, name }: { readonly item: OutboxItem; readonly name: string }) {
  const words = useWords(syncWords);
  const span = useSpan();
  const { share, secondsLeft } = uploadOf(item);
  return (
    <div className="sync-upload">
      <Progress percent={Math.floor(share * 100)} size="small" aria-label={words.uploading(name)} />
      <span className="quiet">
        {words.progress(bytes(item.sent), bytes(item.bytes))}
        {item.rate === null ? null : ` · ${words.rate(bytes(item.rate))}`}
        {secondsLeft === null ? null : ` · ${words.left(span(secondsLeft))}`}
      </span>
    </div>
  );
}

function NextAttempt({ item: { nextAt } }: { readonly item: OutboxItem }) {
  const words = useWords(syncWords);
  const span = useSpan();
  const now = useNow(nextAt === null ? null : 1000);
  if (nextAt === null) return null;
  return <span>{nextAt <= now ? words.nextSoon : words.nextAt(clockTime(nextAt), span((nextAt - now) / 1000))}</span>;
}

function ItemActs({ item, name }: { readonly item: OutboxItem; readonly name: string }) {
  const words = useWords(syncWords);
  const hoursWords = useWords(lineRulesWords);
  const { modal, message } = App.useApp();
  const act = useAct();
  const role = useSession((session) => session.status?.officer?.role);
  const carryOut = useCarryOut();
  const withdraw = () =>
    void modal.confirm({
      title: words.withdrawTitle(name),
      content: words.withdrawText(count(item.rows)),
      okText: words.withdraw,
      okButtonProps: { danger: true },
      cancelText: words.withdrawKeep,
      autoFocusButton: 'cancel',
      async onOk() {
        const done = await act('sync.withdraw', { id: item.id });
        if (done.ok) message.success(words.withdrawn);
      },
    });
  return (
    <div className="sync-item-acts">
      {(mayRetry(item) || item.held) && role !== 'auditor' ? (
        <Button
          size="small"
          aria-label={`${item.held ? words.release : words.retry} ${name}`}
          onClick={() => void act('sync.retry', { id: item.id })}
        >
          {item.held ? words.release : words.retry}
        </Button>
      ) : null}
      {item.hours && !item.held && role !== 'auditor' ? (
        <Button
          size="small"
          aria-label={`${hoursWords.sendNow} ${name}`}
          onClick={() => void act('sync.sendNow', { id: item.id })}
        >
          {hoursWords.sendNow}
        </Button>
      ) : null}
      {role === 'liaison' && item.case === null ? (
        <Button size="small" type="text" danger aria-label={`${words.withdraw} ${name}`} onClick={withdraw}>
          {words.withdraw}
        </Button>
      ) : null}
      {role === 'liaison' ? (
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{
            items: [
              ...(item.held ? [] : [{ key: 'hold', label: item.case === null ? words.hold : words.holdLetter }]),
              { key: 'carry', label: words.carry },
            ],
            onClick: ({ key }) => void (key === 'hold' ? act('sync.hold', { id: item.id, held: true }) : carryOut([item.id])),
          }}
        >
          <Button size="small" type="text" aria-label={`${words.more} ${name}`} icon={<MoreOutlined />} />
        </Dropdown>
      ) : null}
    </div>
  );
}
