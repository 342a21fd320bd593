/** States of bookings, and why a time cannot be booked, in words. */

/** Keys as `domain/booking/model.ts` has them. */
const states: Record<string, string> = {
  held: '保留中',
  requested: '等待服务商答复',
  confirmed: '已确认',
  'on-the-way': '已出发',
  'in-service': '服务中',
  done: '已完成',
  'followed-up': '已回访',
  declined: '服务商未接受',
  expired: '已失效',
  cancelled: '已取消',
  'no-show': '未到',
  disputed: '有争议',
  resolved: '争议已处理',
};

export function stateZh(state: string): string {
  return states[state] ?? state;
}

/** Keys as `domain/booking/placement.ts` has them. */
const chinese: Record<string, string> = {
  taken: '刚刚被别人约走',
  'too-far': '从前一家赶过来或赶去下一家来不及',
  'no-such-resource': '没有能做这项服务的人员',
  'too-soon': '离现在太近，来不及准备',
  'beyond-window': '还没有开放预约',
  'not-a-start': '不是可以预约的开始时间',
  suspended: '这段时间上门服务暂停',
  'certificate-expired': '所需证书不在有效期内',
  'not-working': '不在工作时间内',
  leave: '人员请假',
};

const english: Record<string, string> = {
  taken: 'somebody else has just taken it',
  'too-far': 'the way from the visit before, or to the next, is too long',
  'no-such-resource': 'nobody can do this service',
  'too-soon': 'it is too soon to prepare for',
  'beyond-window': 'it cannot be booked yet',
  'not-a-start': 'that is no time to start at',
  suspended: 'visits are suspended at that time',
  'certificate-expired': 'a required certificate is not valid',
  'not-working': 'it lies outside working time',
  leave: 'the staff are away',
};

export function takenZh(because: string): string {
  return chinese[because] ?? '已被约走';
}

export function takenEn(because: string): string {
  return english[because] ?? 'it is taken';
}
