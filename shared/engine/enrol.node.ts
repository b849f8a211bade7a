import type { Clock } from '../base/clock.ts';
import { ok, type Result } from '../base/result.ts';
import type { Enrolled, EnrolmentSource } from '../security/service.node.ts';
import { enrolOnline, openEnrolmentFile } from '../sync/enrolment.node.ts';

/** Joins two rooms that do not know each other: the sync room enrols, the security room keeps what came of it. */
export async function enrolFrom(source: EnrolmentSource, clock: Clock): Promise<Result<Enrolled>> {
  const asked =
    source.kind === 'online'
      ? await enrolOnline({ url: source.platformUrl, code: source.activationCode }, clock, new AbortController().signal)
      : await openEnrolmentFile(source.content, source.activationCode);
  if (!asked.ok) return asked;
  const { reply, enrolment } = asked.value;
  const platform = { name: reply.platform.name, url: enrolment.platformUrl };
  return ok({ offer: { unit: reply.unit, officer: reply.officer, platform }, record: enrolment });
}
