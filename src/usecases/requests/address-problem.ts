/** A letter goes only where the applicant said: to the address, mailbox or number of the request (T-28). */
import type { Problem } from '../../domain/problems/problem.ts';
import type { ServiceWay } from '../../domain/request-rules/intake-rules.ts';
import type { OpenCase } from './open-case.ts';

/** Fields of which one must be on file, by what finishes the service. */
const fieldsOf: Readonly<Record<ServiceWay['finishes'], readonly string[]>> = {
  signature: [],
  platform: [],
  posting: ['address'],
  sending: ['email', 'fax'],
};

export async function addressProblem(
  { stores, state }: OpenCase,
  service: ServiceWay,
): Promise<Problem | null> {
  const fields = fieldsOf[service.finishes];
  if (fields.length === 0) return null;
  const data = await stores.personal.maskedOf(state.regionId, 'request', [state.requestId]);
  if (data.some(({ field, anonymisedAt }) => anonymisedAt === null && fields.includes(field))) return null;
  return {
    code: 'address-missing',
    field: 'way',
    article: '《条例》第二十九条',
    message: `申请中没有写明${service.finishes === 'posting' ? '邮寄地址' : '电子邮箱、传真号码'}，不能用“${service.name}”送达。请改用其他方式，或者先请申请人提供并登记。`,
  };
}
