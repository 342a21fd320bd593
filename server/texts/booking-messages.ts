/** What messages about a booking say outside of the page. No name, no address: a telephone lies open on tables. */
import { dayWords, type Said } from './on-site.ts';

export interface MessageFacts {
  /** Whom it is for. */
  side: 'resident' | 'provider';
  /** What is said on the telephone. */
  code: string;
  service: Said;
  /** YYYY-MM-DD, its weekday (1 is Monday) and HH:MM of the start. */
  date: string;
  weekday: number;
  clock: string;
  /** Who did it, where that matters. */
  by: 'resident' | 'provider' | 'office' | 'system' | null;
}

type Event = (when: Said, facts: MessageFacts) => Said;

const plain =
  (zh: string, en: string): Event =>
  (when) => ({ zh: `${zh}：${when.zh}。`, en: `${en}: ${when.en}.` });

const bySide = (resident: Event, provider: Event): Event => {
  return (when, facts) => (facts.side === 'resident' ? resident : provider)(when, facts);
};

/** Keys as `store/app/booking/tellings.ts` names them. */
const events: Readonly<Record<string, Event>> = {
  'booking:request': bySide(
    plain('预约已提交，等待服务商答复', 'Your request was sent; the provider will answer'),
    plain('有新的预约申请，请尽快答复', 'A new request waits for your answer'),
  ),
  'booking:confirm': bySide(
    plain('预约已确认', 'Your booking is confirmed'),
    plain('有新的预约', 'A new booking'),
  ),
  'booking:accept': plain('服务商已接受您的预约', 'The provider has accepted your booking'),
  'booking:decline': plain(
    '服务商未能接受您的预约，请另选时间',
    'The provider cannot take your booking; please choose another time',
  ),
  'booking:propose': plain(
    '对方建议改到别的时间，请登录查看并答复',
    'Another time was proposed; please sign in and answer',
  ),
  'booking:agree': plain('新的时间已商定', 'The new time is agreed'),
  'booking:move': plain('预约已改期', 'The booking was moved'),
  'booking:change-door': plain('上门地址有变动', 'The address of the visit has changed'),
  'booking:reassign': plain('服务人员有变动', 'Other staff will come'),
  'booking:cancel': (when, { by }) => {
    const who = by === 'office' ? '由居委会' : by === 'provider' ? '由服务商' : '';
    return {
      zh: `预约已${who}取消：${when.zh}。`,
      en: `The booking was cancelled${by === 'office' || by === 'provider' ? ` by the ${by}` : ''}: ${when.en}.`,
    };
  },
  'booking:set-out': plain('服务人员已出发', 'The staff are on their way'),
  'booking:start': plain('服务已开始', 'The service has begun'),
  'booking:finish': plain('服务已完成', 'The service is finished'),
  'booking:not-there': plain('有一方未到场', 'One side was not there'),
  'booking:dispute': plain('有人对这次服务提出异议', 'This visit is disputed'),
  'booking:resolve': plain('异议已处理', 'The dispute is settled'),
  'booking:lapse': plain(
    '预约的状态已自动更新，请登录查看',
    'The booking has changed by itself; please look',
  ),
  'booking:series': bySide(
    plain('多次预约已办好，第一次', 'Your repeat booking is made; the first'),
    plain('有新的多次预约，第一次', 'A new repeat booking; the first'),
  ),
  'booking:reminder': plain('明天有预约', 'You have a booking tomorrow'),
};

/** Null for a kind that nobody has words for. */
export function messageWords(kind: string, facts: MessageFacts): Said | null {
  const event = events[kind];
  if (!event) return null;
  const day = dayWords(facts.date, facts.weekday);
  const when: Said = {
    zh: `${facts.service.zh}，${day.zh} ${facts.clock}，预约号 ${facts.code}`,
    en: `${facts.service.en}, ${day.en}, ${facts.clock}, booking ${facts.code}`,
  };
  return event(when, facts);
}

/** What follows the sentence; nothing where there is no link. */
export function linkWords(link: string | null): Said {
  if (link === null) return { zh: '', en: '' };
  return {
    zh: `查看（只能打开一次）：${link}`,
    en: ` To look at it (opens once): ${link}`,
  };
}

export const messageKinds = Object.keys(events);
