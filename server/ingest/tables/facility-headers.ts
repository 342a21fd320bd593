/** What offices call the columns of a facility table. */
import { facilityFields, type FacilityField } from '../../domain/register/facility-fields.ts';

const words: Record<FacilityField, string> = {
  externalId: '编号 序号编码 设施编号 设施编码 唯一编号 编码 代码 id externalid facilityid code',
  name: '名称 设施名称 机构名称 单位名称 网点名称 中文名 中文名称 name namezh facilityname',
  nameEn: '英文名 英文名称 nameen englishname',
  category: '类别 类型 种类 分类 设施类别 设施类型 服务类别 服务类型 category categories type',
  lng: '经度 lng lon long longitude x',
  lat: '纬度 lat latitude y',
  position: '坐标 经纬度 位置坐标 地理坐标 position coordinates lnglat',
  address: '地址 详细地址 地点 所在地址 address',
  phone: '电话 联系电话 电话号码 服务电话 phone telephone tel',
  openingHours: '营业时间 开放时间 服务时间 办公时间 工作时间 openinghours hours',
  floorArea: '建筑面积 面积 使用面积 floorarea floorareasquaremeters area',
  capacity: '容量 床位 床位数 座位 座位数 学位 学位数 capacity beds seats',
  communityCode:
    '社区 社区编码 社区代码 所属社区 所在社区 村居 村社区 区划代码 communitycode community',
  entrances: '出入口 入口 大门 entrances entrance',
  operator: '经营单位 运营单位 管理单位 主管单位 举办单位 经营者 operator operatedby',
  status: '状态 运营状态 营业状态 status',
  note: '备注 说明 note notes remark remarks',
};

const fieldByWord = new Map(
  facilityFields.flatMap((field) => words[field].split(' ').map((word) => [word, field] as const)),
);

/** The field that a header names, or undefined. Brackets, units and signs do not count: `*建筑面积（㎡）` is the floor area. */
export function fieldOf(header: string): FacilityField | undefined {
  const bare = header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '');
  const word = bare.replace(/[^\p{L}\p{N}]/gu, '');
  return (
    fieldByWord.get(word) ??
    fieldByWord.get(word.replace(/^(高德|百度|腾讯|火星)|(wgs84|gcj02|bd09|m2|sqm)$/g, ''))
  );
}

/** The datum that a header mentions: `经度(GCJ-02)`, `百度经度`. */
export function datumOf(header: string): 'wgs84' | 'gcj02' | 'bd09' | undefined {
  const bare = header.normalize('NFKC').toLowerCase();
  if (/gcj|火星|高德|腾讯/.test(bare)) return 'gcj02';
  if (/bd-?_?09|百度/.test(bare)) return 'bd09';
  return /wgs|cgcs|国家2000/.test(bare) ? 'wgs84' : undefined;
}
