/** Sentences for every refusal of the API. Each quotes the value that was refused. */

export type Language = 'zh-CN' | 'en';

/** What a sentence may quote. */
export type Quoted = Readonly<Record<string, string | number>>;
type Sentence = (quoted: Quoted) => string;

const chinese = {
  'invalid-number': (q) => `参数 ${q.name} 应为数字，收到的是“${q.value}”。`,
  'missing-parameter': (q) => `缺少参数 ${q.name}。`,
  'unknown-parameter': (q) => `不认识参数“${q.value}”；可用的有 ${q.known}。`,
  'repeated-parameter': (q) => `参数 ${q.name} 只能写一次，收到了多个：“${q.value}”。`,
  'longitude-out-of-range': (q) => `经度应在 -180 到 180 之间，收到的是“${q.value}”。`,
  'latitude-out-of-range': (q) => `纬度应在 -90 到 90 之间，收到的是“${q.value}”。`,
  'swapped-coordinates': (q) =>
    `经度和纬度好像写反了：lng=${q.lng}、lat=${q.lat}。对调后的位置才有地图数据。`,
  'outside-every-region': (q) => `位置 ${q.lng}, ${q.lat} 不在任何已导入的地区内。`,
  'outside-region': (q) => `位置 ${q.lng}, ${q.lat} 不在地区“${q.region}”内。`,
  'too-far-from-street': (q) => `位置 ${q.lng}, ${q.lat} 周围 ${q.meters} 米内没有可以通行的道路。`,
  'minutes-out-of-range': (q) => `分钟数应为 1 到 60，收到的是“${q.value}”。`,
  'unknown-profile': (q) => `不认识出行方式“${q.value}”；可用的有 ${q.known}。`,
  'unknown-region': (q) => `没有地区“${q.value}”。`,
  'unknown-facility': (q) => `没有设施“${q.value}”。`,
  'facility-unreachable': (q) => `设施“${q.value}”附近没有这种出行方式可用的道路。`,
  'invalid-time': (q) =>
    `时间 at 应为存在的 ISO 8601 时间，例如 2026-03-01T09:30:00+08:00；不写时区则为当地时间。收到的是“${q.value}”。`,
  'invalid-position': (q) =>
    `参数 ${q.name} 应为“经度,纬度”或 facility:编号，收到的是“${q.value}”。`,
  'one-of-two': (q) => `参数 ${q.name} 和 ${q.other} 只能写一个。`,
  'invalid-flag': (q) => `参数 ${q.name} 只能是 1 或 0，收到的是“${q.value}”。`,
  'invalid-kind': (q) => `参数 kind 只能是 urban 或 rural，收到的是“${q.value}”。`,
  'invalid-datum': (q) => `参数 crs 只能是 wgs84 或 gcj02，收到的是“${q.value}”。`,
  'empty-question': (q) => `参数 ${q.name} 是空的，请写要找的地名、街道或服务。`,
  'question-too-long': (q) => `要找的内容最多 ${q.most} 个字，收到 ${q.count} 个：“${q.value}”。`,
  'limit-out-of-range': (q) => `参数 limit 应为 1 到 ${q.most} 的整数，收到的是“${q.value}”。`,
  'invalid-pair': (q) => `参数 ${q.name} 应为“经度,纬度”，收到的是“${q.value}”。`,
  'unknown-datum': (q) => `不认识坐标系“${q.value}”；可用的有 ${q.known}。`,
  'invalid-language': (q) => `参数 lang 只能是 zh-CN 或 en，收到的是“${q.value}”。`,
  'invalid-tile': (q) =>
    `地图瓦片的编号“${q.value}”不对：应为 z/x/y，z 从 0 到 22，x 和 y 从 0 到 2^z-1。`,
  'no-route': (q) => `从 ${q.from} 到 ${q.to} 没有走得通的路。`,
  'different-regions': (q) => `起点 ${q.from} 和终点 ${q.to} 不在同一个地区内。`,
  'unknown-entry': (q) => `目录里没有编号“${q.value}”。`,
  'invalid-id': (q) => `参数 ${q.name} 应为 UUID，收到的是“${q.value}”。`,
  'unknown-choice': (q) => `参数 ${q.name} 不认识“${q.value}”；可用的有 ${q.known}。`,
  'whole-number-out-of-range': (q) =>
    `参数 ${q.name} 应为 ${q.least} 到 ${q.most} 的整数，收到的是“${q.value}”。`,
  'invalid-moment': (q) =>
    `参数 ${q.name} 应为存在的日期或 ISO 8601 时间，例如 2026-03-01 或 2026-03-01T09:30:00+08:00，收到的是“${q.value}”。`,
  'invalid-postcode': (q) => `邮政编码应为六位数字，收到的是“${q.value}”。`,
  'unknown-postcode': (q) =>
    `目录里没有写明邮政编码“${q.value}”的地方，无法据此查找；可以改用 near 写经纬度。`,
  'unknown-category': (q) => `没有服务类别“${q.value}”。`,
  'invalid-box': (q) => `参数 bbox 应为“西,南,东,北”四个度数，收到的是“${q.value}”。`,
  'not-found': (q) => `没有地址“${q.value}”。`,
  'bad-request': (q) => `请求无法读取：${q.value}。`,
  'too-long': () => '请求太长，无法读取。',
  'too-busy': () => '服务器正忙，请稍后再试。',
  'not-signed-in': () => '请先登录。',
  'prove-again': () => '这一步比较重要，请再输一次密码或验证码。',
  'not-allowed': () => '您的账号没有做这件事的权限。',
  'outside-your-area': (q) => `“${q.value}”不在您负责的地区内。`,
  'invalid-body': (q) => `请求的正文应为 JSON 对象，收到的是“${q.value}”。`,
  'missing-field': (q) => `缺少字段 ${q.name}。`,
  'unknown-field': (q) => `不认识字段“${q.value}”。`,
  'invalid-field': (q) => `字段 ${q.name} 不能是“${q.value}”。`,
  'unknown-area': (q) => `没有编码为“${q.value}”的地区。`,
  'changed-meanwhile': (q) =>
    `您打开之后，别人改过这一条（现在是第 ${q.value} 版）。请看过新内容再保存。`,
  'not-ready': () => '还没有可用的地区。',
  internal: () => '服务器出错了，我们已经记下，请稍后再试。',
} satisfies Record<string, Sentence>;

export type ProblemKey = keyof typeof chinese;

const english: Record<ProblemKey, Sentence> = {
  'invalid-number': (q) => `Parameter ${q.name} must be a number, got "${q.value}".`,
  'missing-parameter': (q) => `Parameter ${q.name} is missing.`,
  'unknown-parameter': (q) => `There is no parameter "${q.value}"; known are ${q.known}.`,
  'repeated-parameter': (q) => `Parameter ${q.name} may be given once, got several: "${q.value}".`,
  'longitude-out-of-range': (q) => `Longitude must lie between -180 and 180, got "${q.value}".`,
  'latitude-out-of-range': (q) => `Latitude must lie between -90 and 90, got "${q.value}".`,
  'swapped-coordinates': (q) =>
    `Longitude and latitude look swapped: lng=${q.lng}, lat=${q.lat}. There is map data at the position the other way round.`,
  'outside-every-region': (q) =>
    `Position ${q.lng}, ${q.lat} lies in none of the imported regions.`,
  'outside-region': (q) => `Position ${q.lng}, ${q.lat} lies outside region "${q.region}".`,
  'too-far-from-street': (q) =>
    `No usable street lies within ${q.meters} m of position ${q.lng}, ${q.lat}.`,
  'minutes-out-of-range': (q) => `Minutes must be 1 to 60, got "${q.value}".`,
  'unknown-profile': (q) => `There is no profile "${q.value}"; known are ${q.known}.`,
  'unknown-region': (q) => `There is no region "${q.value}".`,
  'unknown-facility': (q) => `There is no facility "${q.value}".`,
  'facility-unreachable': (q) =>
    `No street that this profile may use lies near facility "${q.value}".`,
  'invalid-time': (q) =>
    `Time at must be an ISO 8601 time that exists, such as 2026-03-01T09:30:00+08:00 (without an offset: local time), got "${q.value}".`,
  'invalid-position': (q) =>
    `Parameter ${q.name} must be "lng,lat" or facility:ID, got "${q.value}".`,
  'one-of-two': (q) => `Give parameter ${q.name} or ${q.other}, not both.`,
  'invalid-flag': (q) => `Parameter ${q.name} must be 1 or 0, got "${q.value}".`,
  'invalid-kind': (q) => `Parameter kind must be urban or rural, got "${q.value}".`,
  'invalid-datum': (q) => `Parameter crs must be wgs84 or gcj02, got "${q.value}".`,
  'empty-question': (q) =>
    `Parameter ${q.name} is empty; write the place, street or service to look for.`,
  'question-too-long': (q) =>
    `At most ${q.most} characters can be looked for, got ${q.count}: "${q.value}".`,
  'limit-out-of-range': (q) =>
    `Parameter limit must be a whole number from 1 to ${q.most}, got "${q.value}".`,
  'invalid-pair': (q) => `Parameter ${q.name} must be "lng,lat", got "${q.value}".`,
  'unknown-datum': (q) => `There is no datum "${q.value}"; known are ${q.known}.`,
  'invalid-language': (q) => `Parameter lang must be zh-CN or en, got "${q.value}".`,
  'invalid-tile': (q) =>
    `There is no map tile "${q.value}": it takes z/x/y with z from 0 to 22, x and y from 0 to 2^z-1.`,
  'no-route': (q) => `There is no way through from ${q.from} to ${q.to}.`,
  'different-regions': (q) => `Start ${q.from} and end ${q.to} do not lie in one region.`,
  'unknown-entry': (q) => `The directory has no entry “${q.value}”.`,
  'invalid-id': (q) => `Parameter ${q.name} must be a UUID, got “${q.value}”.`,
  'unknown-choice': (q) => `Parameter ${q.name} does not know "${q.value}"; known are ${q.known}.`,
  'whole-number-out-of-range': (q) =>
    `Parameter ${q.name} must be a whole number from ${q.least} to ${q.most}, got “${q.value}”.`,
  'invalid-moment': (q) =>
    `Parameter ${q.name} must be a date or an ISO 8601 time that exists, such as 2026-03-01 or 2026-03-01T09:30:00+08:00, got “${q.value}”.`,
  'invalid-postcode': (q) => `A postcode has six digits, got “${q.value}”.`,
  'unknown-postcode': (q) =>
    `No place in the directory states the postcode “${q.value}”, so nothing can be found by it; near takes a longitude and latitude instead.`,
  'unknown-category': (q) => `There is no category “${q.value}”.`,
  'invalid-box': (q) =>
    `Parameter bbox must be “west,south,east,north” in degrees, got “${q.value}”.`,
  'not-found': (q) => `There is nothing at "${q.value}".`,
  'bad-request': (q) => `The request cannot be read: ${q.value}.`,
  'too-long': () => 'The request is too long to be read.',
  'too-busy': () => 'The server is busy; please try again in a moment.',
  'not-signed-in': () => 'Please sign in first.',
  'prove-again': () => 'This step matters: please enter your password or a code once more.',
  'not-allowed': () => 'Your account has no right to do this.',
  'outside-your-area': (q) => `The area you are responsible for does not include “${q.value}”.`,
  'invalid-body': (q) => `The body should be a JSON object; received “${q.value}”.`,
  'missing-field': (q) => `The field ${q.name} is missing.`,
  'unknown-field': (q) => `Unknown field “${q.value}”.`,
  'invalid-field': (q) => `The field ${q.name} cannot be “${q.value}”.`,
  'unknown-area': (q) => `There is no area with the code “${q.value}”.`,
  'changed-meanwhile': (q) =>
    `Somebody changed this after you opened it (it is now version ${q.value}). Please look at it again before saving.`,
  'not-ready': () => 'No region is in service yet.',
  internal: () => 'Something went wrong on the server; it has been noted. Please try again later.',
};

const languages: Record<Language, Record<ProblemKey, Sentence>> = { 'zh-CN': chinese, en: english };

export function problemSentence(language: Language, key: ProblemKey, quoted: Quoted): string {
  return languages[language][key](quoted);
}

export const problemKeys = Object.keys(chinese) as ProblemKey[];
