import type { Role } from '../../shared/base/call.ts';
import type { Day } from '../../shared/base/clock.ts';
import type { Duty } from '../../shared/submissions/model.ts';

/** What an officer does next with a duty. */
export type DutyAct = 'start' | 'go' | 'send' | 'revise' | 'look' | 'receipt';

/** The one next step; null when this role can do nothing there. */
export function dutyAct(duty: Duty, role: Role): DutyAct | null {
  const reads = role === 'auditor';
  switch (duty.status) {
    case 'notStarted':
      return reads ? null : 'start';
    case 'draft':
    case 'errors':
      return reads ? 'look' : 'go';
    case 'ready':
      return role === 'liaison' && !isShut(duty) ? 'send' : reads ? 'look' : 'go';
    case 'partly':
    case 'returned':
    case 'provisional':
      return reads ? 'receipt' : 'revise';
    case 'queued':
    case 'sending':
      return 'look';
    case 'received':
    case 'accepted':
    case 'stored':
      return 'receipt';
  }
}

/** The officer has to do something about it; what is on its way or done needs nobody. */
export const needsHand = (duty: Duty): boolean => duty.status !== 'queued' && duty.status !== 'sending' && duty.group !== 'done';

/** Its window is over and no permit opens it: it can be prepared, and not be sent. */
export const isShut = (duty: Duty): boolean => duty.closing?.closed === true;

/** A nil return is possible once the period is over and while no rows were entered. */
export const mayNil = (duty: Duty, role: Role, today: Day): boolean =>
  role === 'liaison' &&
  duty.opens <= today &&
  !isShut(duty) &&
  (duty.status === 'notStarted' || (duty.status === 'draft' && duty.rows === 0 && !duty.again));
