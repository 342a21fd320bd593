/** States of complaints in words. Keys as `domain/booking/complaints.ts` has them. */

const states: Record<string, readonly [zh: string, en: string]> = {
  open: ['待受理', 'not taken up yet'],
  owned: ['处理中', 'being looked into'],
  answered: ['已答复', 'answered'],
  'in-mediation': ['人民调解中', 'in mediation'],
  settled: ['已办结', 'settled'],
  withdrawn: ['已撤回', 'withdrawn'],
};

export function complaintStateZh(state: string): string {
  return states[state]?.[0] ?? state;
}

export function complaintStateEn(state: string): string {
  return states[state]?.[1] ?? state;
}
