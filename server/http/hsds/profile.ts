/** `profile.json`: what a program must know beside HSDS 3.0. `docs/HSDS-PROFILE.md` says the same to people. */
import type { DirectoryProfile } from '../../contract/hsds.ts';
import { mostNested } from '../../domain/directory/records/service.ts';
import { limits } from './filters.ts';

const difference = (of: string, zh: string, en: string) => ({ of, says: { zh, en } });
const parameter = (name: string, zh: string, en: string) => ({ name, says: { zh, en } });

export const profile: DirectoryProfile = {
  name: 'jinlin',
  basis: 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json',
  documentation: 'docs/HSDS-PROFILE.md',
  positions: 'WGS-84 (EPSG:4326)',
  differences: [
    difference(
      'service',
      '一处设施是一项服务，在一个地点提供。',
      'One facility is one service at one location.',
    ),
    difference(
      'service of an offering',
      '审核通过的服务者提供的服务项目也是一项服务：上门的没有 service_at_locations，范围写在 service_areas，价格写在 fees_description；link_type 为 service_kind、mode 的两项写明类别和方式。',
      'An active offering of a vetted provider is a service too: one that comes to the door has no service_at_locations, its service_areas say where it goes and fees_description what it costs; link_type service_kind and mode say what it is.',
    ),
    difference(
      'service.organization',
      '没有登记经营者时，列在所在社区的居委会或村委会名下；不在已知社区内的，列在该地区“经营者未登记”名下。服务说明里写明“经营者未登记”。',
      'Without a known operator it stands under the committee of its community, or under the region’s “operator not registered”. Its description says so.',
    ),
    difference(
      'service.name',
      '没有名称的设施以分类为名。',
      'A place without a name goes by its kind.',
    ),
    difference(
      'service.assured_date',
      '社区最近一次核实的日期；没有则表示无人核实。',
      'Day of the last confirmation by an office; absent: nobody has confirmed it.',
    ),
    difference(
      'service.attributes',
      'link_type 为 data_source 和 data_licence 的两项写明数据来源和许可（SPDX 编号）。',
      'link_type data_source and data_licence say where the data is from and its licence (SPDX identifier).',
    ),
    difference(
      'schedule',
      'opens_at、closes_at 带 +08:00；closes_at 不晚于 opens_at 表示到次日，两者相同表示全天。不能写成一周规律的，原样写在 description（OSM opening_hours 写法）。',
      'opens_at and closes_at carry +08:00; a closes_at that is not later lies on the next day, an equal one means all day. What no week can say stands in description as OSM opening_hours.',
    ),
    difference(
      'schedule.notes',
      '公众假日（PH）的安排，以及因调休上班的周末是否按平日；节假日以国务院办公厅公布为准。',
      'What holds on public holidays (PH), and whether weekends that make up for holidays count as weekdays; by the State Council’s yearly calendar.',
    ),
    difference(
      'address',
      '只有中国的地址；postal_code 未知时为空文本。',
      'Chinese addresses only; postal_code is empty where it is not known.',
    ),
    difference(
      'location.attributes',
      'link_type 为 division_code 的一项是所在社区的 12 位统计用区划代码。',
      'link_type division_code is the 12-digit division code of its community.',
    ),
    difference(
      'location.external_identifier',
      '类型 OpenStreetMap：字母 n、w、r 加编号；类型 jinlin：登记编号。',
      'Type OpenStreetMap: letter n, w or r and the number; type jinlin: number in the register.',
    ),
    difference(
      'taxonomy_term',
      '名称为中文，description 为英文；第一层是分组。',
      'Names are Chinese, descriptions English; the first level are groups.',
    ),
    difference(
      'personal data',
      '不含任何个人资料：没有 contact，没有电子邮箱，没有居民、工作人员或报错人的信息。',
      'None: no contacts, no e-mail addresses, nothing of residents, staff or reporters.',
    ),
  ],
  identifiers: [
    { type: '统计用区划代码', of: 'organization', pattern: '^\\d{9}(\\d{3})?$' },
    { type: '统一社会信用代码', of: 'organization', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' },
  ],
  parameters: [
    parameter(
      'near',
      '经度,纬度（WGS-84），与 proximity 同用；国内数据很少写邮政编码。',
      'lng,lat in WGS-84, together with proximity; data in China seldom states postcodes.',
    ),
    parameter(
      'postcode',
      '六位数字；没有任何地方写明该邮政编码时拒绝，而不是答没有。',
      'Six digits; refused where no place states it, instead of answering that there is nothing.',
    ),
    parameter(
      'top_only',
      '没有上级的分类。',
      'Terms without a parent (the specification’s sentence reads as without children).',
    ),
    parameter(
      'minimal',
      '每项只有 id 和 modified_date，除非写 per_page，全部在一页。',
      'id and modified_date alone, all on one page unless per_page is given.',
    ),
    parameter('lang', '拒绝时所用的语言：zh-CN 或 en。', 'Language of refusals: zh-CN or en.'),
  ],
  limits: {
    per_page: limits.perPage,
    per_page_full: limits.perPageFull,
    per_page_full_organizations: limits.perPageOrganizations,
    services_in_an_organization: mostNested,
    search_characters: limits.searchCharacters,
    proximity_meters: limits.proximityMeters,
  },
};
