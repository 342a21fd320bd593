/** Sentences for refusals of booking. */
import { complaintStateEn, complaintStateZh } from './complaints.ts';
import { stateZh, takenEn, takenZh } from './bookings.ts';

type Sentence = (quoted: Readonly<Record<string, string | number>>) => string;

export const chineseBooking = {
  'key-needed': () =>
    '这一步需要请求头 Idempotency-Key（1 到 80 个可见字符），这样重复提交不会办两次。',
  'key-reused': () => '这个 Idempotency-Key 已经用在另一个请求上，请换一个。',
  'slot-taken': (q) => `${q.start} 约不上：${takenZh(String(q.because))}。`,
  'too-many-holds': (q) => `您已经保留了 ${q.count} 个时段，请先确认或放开其中一个。`,
  'hold-lapsed': () => '保留的时间过了，这个时段已经放开；您填的内容还在，请再选一次时间。',
  'not-extendable': (q) => `保留时间最多延长 ${q.count} 次。`,
  'wrong-state': (q) => `这个预约现在是“${stateZh(String(q.value))}”，不能再这样做。`,
  'too-late': (q) => `最晚要在 ${q.last} 之前取消或改期；请打电话给服务商 ${q.phone}。`,
  'certificate-needed': (q) =>
    `服务“${q.name}”的人员必须持有证书“${q.value}”，请把它写进 requiredCertificates。`,
  'too-early': (q) => `现在还早，${q.first} 起才能这样做。`,
  'provider-must-agree': () =>
    '这个时间服务商已经接受，要改请提出新的时间，等服务商同意；在那之前原来的时间照旧。',
  'no-one-comes': (q) => `这项服务不到位置 ${q.lng}, ${q.lat}。`,
  'door-needed': () => '上门服务要写明上门的位置 door。',
  'no-door-here': () => '这项服务在现场办理，不要写上门位置 door。',
  'invalid-duration': (q) => `时长应为 ${q.known} 分钟之一，收到的是“${q.value}”。`,
  'invalid-credit-code': (q) =>
    `“${q.value}”不是有效的统一社会信用代码：应为 18 位，最后一位是校验码。`,
  'credit-code-taken': (q) => `统一社会信用代码“${q.value}”已经登记过。`,
  'reason-needed': () => '这一步要写明原因 reason。',
  'proof-needed': () => '公益组织和志愿队要写明核对过的证明 proof 才能通过。',
  'not-vetted': () => '服务商还没有通过审核，或者已经停用。',
  'not-your-provider': () => '您的账号不是这家服务商的人员。',
  'no-such-account': (q) => `没有登录名为“${q.value}”的账号；请对方先登录一次。`,
  'wrong-visit-code': () => '服务码不对，请向居民再问一次。',
  'codes-spent': () => '服务码错的次数太多，请由居民自己在网页上点“已完成”，或请居委会确认。',
  'already-rated': () => '这次服务您已经评价过了。',
  'rating-closed': (q) => `服务结束后 ${q.days} 天内可以评价，现在不能。`,
  'not-to-take-over': () => '这个预约已经在您的“我的预约”里，或者已经是别人自己的预约。',
  'link-gone': () => '这个链接已经用过或过期，请登录后在“我的预约”里查看。',
  'already-replied': () => '这条评价已经回复过了，只能回复一次。',
  'already-hidden': () => '这条评价已经隐藏了。',
  'call-back-closed': () => '这次回访已经办结。',
  'nobody-answered': () => '没有联系上（reached 为 false）时，不能填写满意程度、问题或投诉。',
  'wrong-complaint-state': (q) =>
    `这件投诉现在是“${complaintStateZh(String(q.value))}”，您不能再这样做。`,
  'not-a-mediator': (q) => `“${q.value}”不是人民调解的设施。`,
  'wrong-month': (q) => `${q.name} 应写成 YYYY-MM，收到的是“${q.value}”。`,
  'still-has-rows': (q) => `“${q.value}”还有没结束的预约，请先改派或取消。`,
  'grant-spent': (q) => `这个月的补贴时长还剩 ${q.minutes} 分钟，不够用。`,
} satisfies Record<string, Sentence>;

export const englishBooking: Record<keyof typeof chineseBooking, Sentence> = {
  'key-needed': () =>
    'This step needs the header Idempotency-Key (1 to 80 visible characters), so that sending it twice does it once.',
  'key-reused': () => 'This Idempotency-Key was used for another request; take a new one.',
  'slot-taken': (q) => `The time ${q.start} cannot be booked: ${takenEn(String(q.because))}.`,
  'too-many-holds': (q) =>
    `You hold ${q.count} times already; confirm or release one of them first.`,
  'hold-lapsed': () =>
    'The time to hold it is over and the slot is free again; what you typed is kept, please choose a time once more.',
  'not-extendable': (q) => `A hold can be extended ${q.count} times at most.`,
  'wrong-state': (q) => `This booking is “${q.value}” now; that can no longer be done.`,
  'too-late': (q) =>
    `It could be cancelled or moved until ${q.last}; please call the provider, ${q.phone}.`,
  'certificate-needed': (q) =>
    `Staff for "${q.name}" must hold the certificate "${q.value}"; put it into requiredCertificates.`,
  'too-early': (q) => `It is too early for that; it can be done from ${q.first} on.`,
  'provider-must-agree': () =>
    'The provider has accepted this time: propose another one; the old one stays until they agree.',
  'no-one-comes': (q) => `This service does not come to the position ${q.lng}, ${q.lat}.`,
  'door-needed': () => 'A visit at home needs a position, door.',
  'no-door-here': () => 'This service takes place on the spot; leave door out.',
  'invalid-duration': (q) => `The duration must be one of ${q.known} minutes, got "${q.value}".`,
  'invalid-credit-code': (q) =>
    `The code "${q.value}" is no valid unified social credit code, which has 18 characters, the last a check character.`,
  'credit-code-taken': (q) => `The unified social credit code "${q.value}" is registered already.`,
  'reason-needed': () => 'This step needs a reason.',
  'proof-needed': () =>
    'Social organisations and volunteers are approved with the proof that was seen: proof.',
  'not-vetted': () => 'The provider has not been approved, or is suspended.',
  'not-your-provider': () => 'Your account does not belong to this provider.',
  'no-such-account': (q) =>
    `There is no account with the login "${q.value}"; they need to sign in once first.`,
  'wrong-visit-code': () => 'That is not the visit code; please ask the resident again.',
  'codes-spent': () =>
    'Too many wrong codes; the resident can press “done” on the page, or the office confirms it.',
  'already-rated': () => 'You have rated this visit already.',
  'rating-closed': (q) => `A visit can be rated within ${q.days} days after its end, not now.`,
  'not-to-take-over': () =>
    'This booking stands among your bookings already, or is somebody’s own.',
  'link-gone': () => 'This link was used or has expired; sign in and look under “my bookings”.',
  'already-replied': () => 'This rating was replied to already; that is done once.',
  'already-hidden': () => 'This rating is hidden already.',
  'call-back-closed': () => 'This call-back is over.',
  'nobody-answered': () =>
    'Where nobody was reached (reached is false), nothing can be said of satisfaction, of what was wrong or of a complaint.',
  'wrong-complaint-state': (q) =>
    `This complaint is “${complaintStateEn(String(q.value))}” now; you can no longer do that.`,
  'not-a-mediator': (q) => `The facility "${q.value}" is no place of people's mediation.`,
  'wrong-month': (q) => `The month ${q.name} is written YYYY-MM; this was "${q.value}".`,
  'still-has-rows': (q) =>
    `There are still bookings ahead for "${q.value}"; reassign or cancel them first.`,
  'grant-spent': (q) =>
    `Of this month’s subsidised time ${q.minutes} minutes are left, which is not enough.`,
};
