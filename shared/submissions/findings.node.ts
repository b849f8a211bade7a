import { orderOf, versionOf } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { ValidatorFor } from '../validation/incremental.node.ts';
import * as validation from '../validation/queries.node.ts';
import { addPlatformFindings, titleOf } from '../validation/service.node.ts';
import type { FindingsPort, ReasonGiven } from './ports.ts';

/** The findings of the validation room as this room asks for them; `version` differs when a check no longer holds. */
export function findingsOf(
  validatorFor: ValidatorFor,
  version: (tx: Tx, sid: number) => string = (tx, sid) => String(versionOf(tx, sid).version),
): FindingsPort {
  return {
    isChecked: (tx, sid) => validation.checkState(tx, sid)?.version === version(tx, sid),
    checkedAt: (tx, sid) => validation.checkState(tx, sid)?.checked_at ?? null,
    countsOf: validation.countsOf,
    reasonsOf(tx, sid) {
      const validator = validatorFor(tx, sid);
      return validation.reasonsOf(tx, sid).flatMap(({ grp_key: group, text, by, at }): ReasonGiven[] => {
        const first = validation.findingsOfGroup(tx, sid, group, 0, 1)[0];
        // A reason for what has been put right since says nothing any more; it stays, should the finding come back.
        if (!first || !validator) return [];
        const count = validation.countOfGroup(tx, sid, group);
        return [{ group, title: titleOf(first, validator), rule: first.rule ?? null, count, text, by, at }];
      });
    },
    copyReasons: validation.copyReasons,
    addPlatformFindings: (tx, sid, findings) => addPlatformFindings(tx, sid, orderOf(tx, sid).rids, findings),
    drop: validation.dropFindings,
  };
}
