/** Sentences for every refusal of the API. Each quotes the value that was refused. */
import { chineseBooking, englishBooking } from './booking-problems.ts';
import { chineseSiting, englishSiting } from './siting-problems.ts';
import { chineseScenario, englishScenario } from './scenario-problems.ts';

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
  'figure-out-of-bounds': (q) =>
    `“${q.name}”应在 ${q.least} 到 ${q.most} 之间，收到的是“${q.value}”。`,
  'figure-not-whole': (q) => `“${q.name}”应为整数，收到的是“${q.value}”。`,
  'figure-too-fine': (q) => `“${q.name}”最多 ${q.count} 位小数，收到的是“${q.value}”。`,
  'figures-disagree': (q) => `“${q.name}”共 ${q.value}，不能多于“${q.other}”（${q.most}）。`,
  'half-a-position': (q) => `经度和纬度要么都写，要么都不写，收到的是“${q.value}”。`,
  'file-missing': (q) => `缺少要上传的文件（字段 ${q.name}）。`,
  'file-over-limit': (q) => `文件不能超过 ${q.most} MB，这个文件“${q.value}”太大。`,
  'unreadable-table': (q) => `表格“${q.value}”读不了：${q.name}。`,
  'no-community-column': (q) => `表格里没有“社区编码”或“社区名称”一列，表头是“${q.value}”。`,
  'no-figure-column': (q) => `表格里没有认得的数据列，表头是“${q.value}”。`,
  'column-twice': (q) => `表格里有两列都表示“${q.value}”。`,
  'evaluation-closed': (q) => `${q.year} 年的评议从 ${q.first} 到 ${q.last}，现在不能填写。`,
  'consent-needed': (q) => `请先阅读并同意这一项说明：“${q.value}”。`,
  'unknown-year': (q) => `没有“${q.value}”年的评议。`,
  'unknown-import': (q) => `没有编号为“${q.value}”的导入。`,
  'already-undone': (q) => `“${q.value}”已经撤回过了。`,
  'plan-changed': (q) =>
    `登记的内容刚刚有变动，现在写入“${q.value}”，结果会和您看到的不一样。请再核对一遍。`,
  'edited-since': (q) =>
    `“${q.value}”里有 ${q.count} 处后来又改过（例如 ${q.name}），不能整张撤回。`,
  'not-found': (q) => `没有地址“${q.value}”。`,
  'bad-request': (q) => `请求无法读取：${q.value}。`,
  'too-long': () => '请求太长，无法读取。',
  'planner-busy': (q) => `已有 ${q.count} 个同类计算在排队，请稍后再试。`,
  'too-many-cells': (q) =>
    `边长 ${q.value} 米会得到 ${q.count} 个格子，最多 ${q.most} 个；请把 size 写大一些。`,
  'size-without-cells': (q) =>
    `参数 size 只用于 level=hexagon 或 level=square，收到的是 level=${q.value}。`,
  'choice-of-set': (q) => `参数 choice 只用于单个服务类别，不能和 category=${q.value} 一起用。`,
  'tile-key-gone': (q) =>
    `地图数据已经更新，没有“${q.value}”这一版了；请重新查询 /api/v1/coverage。`,
  'invalid-minutes-tile': (q) =>
    `瓦片的编号“${q.value}”不对：应为 z/x/y，z 从 ${q.least} 到 ${q.most}，x 和 y 从 0 到 2^z-1。`,
  'too-busy': () => '服务器正忙，请稍后再试。',
  'not-signed-in': () => '请先登录。',
  'prove-again': () => '这一步比较重要，请再输一次密码或验证码。',
  'not-allowed': () => '您的账号没有做这件事的权限。',
  'metrics-closed': () => '这些数字只给管理这项服务的人看：请从本机打开，或带上 METRICS_TOKEN。',
  'outside-your-area': (q) => `“${q.value}”不在您负责的地区内。`,
  'invalid-body': (q) => `请求的正文应为 JSON 对象，收到的是“${q.value}”。`,
  'missing-field': (q) => `缺少字段 ${q.name}。`,
  'unknown-field': (q) => `不认识字段“${q.value}”。`,
  'invalid-field': (q) => `字段 ${q.name} 不能是“${q.value}”。`,
  'unknown-area': (q) => `没有编码为“${q.value}”的地区。`,
  'area-not-on-map': (q) => `“${q.name}”没有一个社区或村的边界在已导入的地图上，做不了体检报告。`,
  'no-report-for-level': (q) => `体检报告只做到区县、街道和镇、社区和村，“${q.name}”太大了。`,
  'invalid-day': (q) => `参数 ${q.name} 应为存在的日期，例如 2026-03-01，收到的是“${q.value}”。`,
  'invalid-page': (q) => `页码应为 1 到 ${q.most} 的整数，收到的是“${q.value}”。`,
  'unknown-purpose': (q) => `没有名为“${q.value}”的用途。`,
  'consent-changed': (q) => `说明已更新到第 ${q.value} 版，请看过新的说明再选择。`,
  'consent-required': (q) => `没有“${q.value}”这一项就不能有账号；如果不再同意，请删除账号。`,
  'still-staff': (q) => `您还担任地区 ${q.value} 的工作角色；请先请管理员撤销角色，再删除账号。`,
  'changed-meanwhile': (q) =>
    `您打开之后，别人改过这一条（现在是第 ${q.value} 版）。请看过新内容再保存。`,
  'two-factor-needed': () => '请先设置身份验证器，设置好之后才能继续。',
  'invalid-phone': (q) =>
    `“${q.value}”不像手机号码；请写 11 位手机号，或带国家区号的号码，例如 +85291234567。`,
  'invalid-email': (q) => `“${q.value}”不像电子邮箱地址。`,
  'too-many': (q) => `尝试的次数太多了，请过 ${q.seconds} 秒再试。`,
  'codes-used-up': (q) =>
    `为防盗刷，本站这段时间能发的验证码短信已经发完，请过 ${q.minutes} 分钟再试；急事请直接联系社区。`,
  'not-sent': () => '短信没有发出去，请稍后再试；如果一直这样，请告诉管理员检查短信网关。',
  'no-gateway': () =>
    '这里还没有短信网关，手机验证码发不出去；管理员需要设置 SMS_SENDER=webhook 和网关的地址。',
  'wrong-code': () => '验证码不对，或者已经过期、用过了。',
  'wrong-login': () => '账号或密码不对。',
  'wrong-proof': () => '密码或验证码不对。',
  'staff-number': () => '这个号码属于工作人员账号，请用密码和身份验证器登录。',
  'start-again': () => '登录的时间过了，请从头再登录一次。',
  'two-factor-on': () => '身份验证器已经设置好了。',
  'password-too-short': (q) => `密码至少要 ${q.least} 个字。`,
  'password-too-common': () => '这个密码太常见，容易被猜到，请换一个。',
  'invitation-gone': () => '这个邀请链接已经用过、过期或被撤回，请向邀请您的人要一个新的。',
  'reset-gone': () => '这个重设密码的链接已经用过、过期或被更新的代替，请向管理员要一个新的。',
  'own-reset': () =>
    '自己的密码请在“我的账号”里更改；如果忘了，请另一位管理员给您链接，或在服务器上运行 npm run admin -- reset-password。',
  'login-taken': () => '这个邮箱或手机号已经有账号；请先登录再打开邀请链接，或者换一个。',
  'last-administrator': () => '这是全省最后一位管理员，不能撤销；请先邀请另一位。',
  'sign-in-needs-https': (q) =>
    `浏览器不会在 ${q.origin} 这样的普通 http 地址上保存登录，请用 https 打开；管理员需要在服务前面放一个 HTTPS 代理，并设置 PUBLIC_ORIGIN 和 TRUST_PROXY。`,
  'no-such-entry': (q) => `没有编号为“${q.value}”的内容。`,
  'cross-site': () => '这个请求来自别的网站，没有执行；请在本站的页面上操作。',
  'wrong-content-type': (q) => `请求的正文应为 JSON 或 multipart/form-data，收到的是“${q.value}”。`,
  'no-community': (q) =>
    `位置 ${q.lng}, ${q.lat} 不在任何已知社区或村的边界内：请写明社区代码，否则只有全省范围的账号可以改。`,
  'unreadable-hours': (q) => `开放时间“${q.value}”读不懂，请按“Mo-Fr 08:00-17:30; PH off”的写法。`,
  'already-merged': (q) => `要并入的设施已经并入“${q.value}”，请并入那一个。`,
  'merge-with-itself': (q) => `设施“${q.value}”不能并入自己。`,
  'unknown-report': (q) => `没有编号为“${q.value}”的反映。`,
  'unknown-receipt': () => '没有这个回执对应的反映，请核对回执。',
  'unknown-proposal': (q) => `没有编号为“${q.value}”的建议。`,
  'unknown-duplicate': (q) => `没有编号为“${q.value}”的疑似重复。`,
  'unknown-version': (q) => `这处设施没有第 ${q.value} 版。`,
  'merged-version': (q) => `第 ${q.value} 版时它已经并入另一处，不能恢复到那一版；请选更早的一版。`,
  'element-taken': (q) =>
    `不能恢复到第 ${q.value} 版：它当时对应的开放街道图地点，现在归“${q.name}”。`,
  'too-many-ids': (q) => `参数 ${q.name} 一次最多写 ${q.most} 个编号，收到 ${q.count} 个。`,
  'already-decided': (q) => `“${q.value}”已经有人处理过了。`,
  'expiry-out-of-range': (q) => `有效期应在 ${q.first} 到 ${q.last} 之间，收到的是“${q.value}”。`,
  'nothing-signed': (q) => `“${q.value}”没有签过完整性声明。`,
  'unknown-notice': (q) => `没有编号为“${q.value}”的公告，或者它已经撤下、过期。`,
  'unknown-session': (q) => `没有编号为“${q.value}”的现场活动，或者它已经取消。`,
  'notice-needs-title': (q) =>
    `标题至少要写一种语言；写了哪种语言的正文，就要写那种语言的标题。收到的标题是“${q.value}”。`,
  'only-guides': (q) => `只有办事指南才有事项内容，这一条是“${q.value}”。`,
  'expires-too-early': (q) => `到期时间应在发布时间之后，收到的是“${q.value}”。`,
  'ends-before-start': (q) => `字段 ${q.name} 应在 ${q.start} 之后，收到的是“${q.value}”。`,
  ...chineseBooking,
  ...chineseSiting,
  ...chineseScenario,
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
  'figure-out-of-bounds': (q) =>
    `The figure “${q.name}” must lie between ${q.least} and ${q.most}, got “${q.value}”.`,
  'figure-not-whole': (q) => `The figure “${q.name}” must be a whole number, got “${q.value}”.`,
  'figure-too-fine': (q) =>
    `The figure “${q.name}” takes at most ${q.count} decimals, got “${q.value}”.`,
  'figures-disagree': (q) =>
    `The figures “${q.name}” make ${q.value}, which cannot be more than “${q.other}” (${q.most}).`,
  'half-a-position': (q) => `Give both longitude and latitude, or neither; got “${q.value}”.`,
  'file-missing': (q) => `The file to upload is missing (field ${q.name}).`,
  'file-over-limit': (q) => `A file may have at most ${q.most} MB; “${q.value}” is larger.`,
  'unreadable-table': (q) => `The table “${q.value}” cannot be read: ${q.name}.`,
  'no-community-column': (q) =>
    `The table has no column “Code” or “Name”; its headers are “${q.value}”.`,
  'no-figure-column': (q) =>
    `The table has no column of figures that is known; its headers are “${q.value}”.`,
  'column-twice': (q) => `Two columns of the table mean “${q.value}”.`,
  'evaluation-closed': (q) =>
    `The evaluation of ${q.year} is open from ${q.first} to ${q.last}, not now.`,
  'consent-needed': (q) => `Please read and agree to this first: “${q.value}”.`,
  'unknown-year': (q) => `There is no evaluation of the year “${q.value}”.`,
  'unknown-import': (q) => `There is no import “${q.value}”.`,
  'already-undone': (q) => `The table “${q.value}” was taken back before.`,
  'plan-changed': (q) =>
    `The register has changed: writing “${q.value}” now would not do what you looked at. Please look at it again.`,
  'edited-since': (q) =>
    `Of the table “${q.value}” ${q.count} rows were changed since (such as ${q.name}); it cannot be taken back as a whole.`,
  'not-found': (q) => `There is nothing at "${q.value}".`,
  'bad-request': (q) => `The request cannot be read: ${q.value}.`,
  'too-long': () => 'The request is too long to be read.',
  'planner-busy': (q) =>
    `There are ${q.count} computations of this kind waiting already; please try again in a moment.`,
  'too-many-cells': (q) =>
    `A side of ${q.value} m makes ${q.count} cells, more than the ${q.most} allowed; ask for a larger size.`,
  'size-without-cells': (q) =>
    `Parameter size belongs to level=hexagon or level=square, got level=${q.value}.`,
  'choice-of-set': (q) =>
    `Parameter choice belongs to a single category and not to category=${q.value}.`,
  'tile-key-gone': (q) =>
    `The data has changed and the version “${q.value}” is gone; ask /api/v1/coverage again.`,
  'invalid-minutes-tile': (q) =>
    `There is no tile “${q.value}”: write z/x/y with z from ${q.least} to ${q.most} and x and y from 0 to 2^z-1.`,
  'too-busy': () => 'The server is busy; please try again in a moment.',
  'not-signed-in': () => 'Please sign in first.',
  'prove-again': () => 'This step matters: please enter your password or a code once more.',
  'not-allowed': () => 'Your account has no right to do this.',
  'metrics-closed': () =>
    'These numbers are for whoever runs the service: ask from its own computer, or show METRICS_TOKEN.',
  'outside-your-area': (q) => `The area you are responsible for does not include “${q.value}”.`,
  'invalid-body': (q) => `The body should be a JSON object; received “${q.value}”.`,
  'missing-field': (q) => `The field ${q.name} is missing.`,
  'unknown-field': (q) => `Unknown field “${q.value}”.`,
  'invalid-field': (q) => `The field ${q.name} cannot be “${q.value}”.`,
  'unknown-area': (q) => `There is no area with the code “${q.value}”.`,
  'area-not-on-map': (q) =>
    `No report can be made for “${q.name}”: none of its communities and villages has a boundary on an imported map.`,
  'no-report-for-level': (q) =>
    `Reports are made for districts, streets and towns, communities and villages; “${q.name}” is too large.`,
  'invalid-day': (q) =>
    `Parameter ${q.name} must be a day that exists, such as 2026-03-01, got "${q.value}".`,
  'invalid-page': (q) => `The page must be a whole number from 1 to ${q.most}, got "${q.value}".`,
  'unknown-purpose': (q) => `There is no purpose named “${q.value}”.`,
  'consent-changed': (q) => `The text is now version ${q.value}; please read it before you choose.`,
  'consent-required': (q) =>
    `There is no account without “${q.value}”; if you no longer agree, erase the account.`,
  'still-staff': (q) =>
    `You still hold a staff role for area ${q.value}; ask an administrator to end it, then erase the account.`,
  'changed-meanwhile': (q) =>
    `Somebody changed this after you opened it (it is now version ${q.value}). Please look at it again before saving.`,
  'two-factor-needed': () =>
    'Please set up your authenticator first; nothing else is open until then.',
  'invalid-phone': (q) =>
    `The text “${q.value}” does not look like a mobile number; write 11 digits, or a number with its country code such as +85291234567.`,
  'invalid-email': (q) => `The text “${q.value}” does not look like an e-mail address.`,
  'too-many': (q) => `Too many attempts; please try again in ${q.seconds} seconds.`,
  'codes-used-up': (q) =>
    `Against misuse this service sends only so many codes at a time, and they are used up; please try again in ${q.minutes} minutes, or call your community if it is urgent.`,
  'not-sent': () =>
    'The message could not be sent; please try again later, and if it goes on, ask the administrator to check the gateway.',
  'no-gateway': () =>
    'There is no gateway for messages here, so no code can be sent to a phone; the administrator sets SMS_SENDER=webhook and the address of a gateway.',
  'wrong-code': () => 'The code is wrong, expired or used already.',
  'wrong-login': () => 'The account or the password is wrong.',
  'wrong-proof': () => 'The password or the code is wrong.',
  'staff-number': () =>
    'This number belongs to a staff account; please sign in with password and authenticator.',
  'start-again': () => 'Signing in took too long; please start again.',
  'two-factor-on': () => 'The authenticator is set up already.',
  'password-too-short': (q) => `The password needs at least ${q.least} characters.`,
  'password-too-common': () =>
    'This password is common and easy to guess; please take another one.',
  'invitation-gone': () =>
    'This invitation was used, has expired or was withdrawn; please ask whoever invited you for a new one.',
  'reset-gone': () =>
    'This link to a new password was used, has expired or was replaced by a newer one; please ask an administrator for another.',
  'own-reset': () =>
    'Please change your own password in your account; if you forgot it, ask another administrator for a link, or run npm run admin -- reset-password on the server.',
  'login-taken': () =>
    'This e-mail address or number has an account already; sign in before you open the invitation, or take another one.',
  'last-administrator': () =>
    'This is the last administrator of the whole province; invite another one before revoking the role.',
  'sign-in-needs-https': (q) =>
    `A browser keeps no sign-in at a plain http address such as ${q.origin}; open the site by https. The administrator puts an HTTPS proxy in front and sets PUBLIC_ORIGIN and TRUST_PROXY.`,
  'no-such-entry': (q) => `There is no entry with the number “${q.value}”.`,
  'cross-site': () =>
    'This request came from another site and was not carried out; please use the pages of this one.',
  'wrong-content-type': (q) => `The body must be JSON or multipart/form-data, got “${q.value}”.`,
  'no-community': (q) =>
    `Position ${q.lng}, ${q.lat} lies within no known community: name its community’s code, else only accounts of the whole province may change it.`,
  'unreadable-hours': (q) =>
    `The hours “${q.value}” cannot be read; please write them like “Mo-Fr 08:00-17:30; PH off”.`,
  'already-merged': (q) =>
    `The facility to merge into is itself part of “${q.value}” by now; please merge into that one.`,
  'merge-with-itself': (q) => `The facility “${q.value}” cannot be merged into itself.`,
  'unknown-report': (q) => `There is no report “${q.value}”.`,
  'unknown-receipt': () => 'No report belongs to this receipt; please check it.',
  'unknown-proposal': (q) => `There is no proposal “${q.value}”.`,
  'unknown-duplicate': (q) => `There is no pair of possible duplicates “${q.value}”.`,
  'unknown-version': (q) => `This facility has no version ${q.value}.`,
  'merged-version': (q) =>
    `In version ${q.value} it was part of another facility and cannot be brought back; take an earlier version.`,
  'element-taken': (q) =>
    `Version ${q.value} cannot be brought back: the OpenStreetMap place that it spoke of belongs to “${q.name}” now.`,
  'too-many-ids': (q) => `Parameter ${q.name} takes at most ${q.most} ids at once, got ${q.count}.`,
  'already-decided': (q) => `Somebody has already decided “${q.value}”.`,
  'expiry-out-of-range': (q) =>
    `The last valid day must lie between ${q.first} and ${q.last}, got “${q.value}”.`,
  'nothing-signed': (q) => `Nothing is signed for “${q.value}”.`,
  'unknown-notice': (q) =>
    `There is no notice with the number “${q.value}”, or it was withdrawn or has expired.`,
  'unknown-session': (q) =>
    `There is no session on site with the number “${q.value}”, or it was called off.`,
  'notice-needs-title': (q) =>
    `A notice needs a title in at least one language, and a body needs a title in its own; the titles given are “${q.value}”.`,
  'only-guides': (q) => `Only guides hold the fields of a guide; this one is a “${q.value}”.`,
  'expires-too-early': (q) => `It must expire after it is published; received “${q.value}”.`,
  'ends-before-start': (q) =>
    `The field ${q.name} must come after ${q.start}; received “${q.value}”.`,
  ...englishBooking,
  ...englishSiting,
  ...englishScenario,
  'not-ready': () => 'No region is in service yet.',
  internal: () => 'Something went wrong on the server; it has been noted. Please try again later.',
};

const languages: Record<Language, Record<ProblemKey, Sentence>> = { 'zh-CN': chinese, en: english };

export function problemSentence(language: Language, key: ProblemKey, quoted: Quoted): string {
  return languages[language][key](quoted);
}

export const problemKeys = Object.keys(chinese) as ProblemKey[];
