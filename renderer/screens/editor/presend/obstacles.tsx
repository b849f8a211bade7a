import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { PreSend } from '../../../../shared/submissions/model.ts';
import { PermitAct, PermitStanding, useStanding } from '../../../parts/permit/permit-line.tsx';
import { sendWords } from '../../../words/editor-send.ts';
import { useWords } from '../../../words/words.ts';

type Obstacle = PreSend['obstacles'][number];

/** What still stands in the way, in the order to clear it, each with the way to clear it. */
export function Obstacles(props: {
  readonly review: PreSend;
  /** What is said when nothing does. */
  readonly ready: string;
  readonly onClear: (obstacle: Obstacle) => void;
}) {
  const words = useWords(sendWords);
  const { obstacles, counts, timeliness, submission } = props.review;
  const standing = useStanding(submission);
  if (obstacles.length === 0)
    return (
      <p className="presend-ready">
        <CheckCircleOutlined /> {props.ready}
      </p>
    );
  return (
    <section className="presend-obstacles" aria-label={words.notReady(obstacles.length)}>
      <p className="strong">{words.notReady(obstacles.length)}</p>
      <ol>
        {obstacles.map((obstacle) => (
          <li key={obstacle}>
            <span className={obstacle === 'blocking' || obstacle === 'closed' ? 'red' : obstacle === 'reasons' ? 'amber' : ''}>
              {words.obstacle(obstacle, counts.blocking, counts.unjustified, timeliness.opens, submission.closing?.closes ?? '')}
            </span>
            {obstacle === 'closed' && standing ? (
              <>
                {' '}
                {standing.kind === 'closed' ? null : <PermitStanding standing={standing} />}
                <PermitAct link about={{ ...submission, title: submission.datasetTitle }} standing={standing} />
              </>
            ) : null}
            {words.clear(obstacle) === '' ? null : (
              <Button size="small" type="link" onClick={() => props.onClear(obstacle)}>
                {words.clear(obstacle)}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
