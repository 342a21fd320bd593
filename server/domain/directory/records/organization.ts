/** Who answers for services: operators, committees with their streets, and the place for what nobody is known to run. */
import type { Directory, Organization } from '../directory.ts';
import { given, type HsdsRecord } from './given.ts';

const descriptions: Record<Organization['role'], string> = {
  operator: '经营这些服务的单位。Runs these services.',
  committee:
    '社区居民委员会或村民委员会；没有登记经营者的服务列在这里。The committee of a community or village; services without a known operator stand under it.',
  street: '街道办事处或镇政府，管理其下的社区。The street or town office above its communities.',
  unknown:
    '没有登记经营者、也不在任何已知社区内的服务。Services without a known operator that lie in no known community.',
};

export function flatOrganization({ idOf }: Directory, organization: Organization): HsdsRecord {
  const { key, name, role, parent } = organization;
  return given({
    id: idOf('organization', key),
    name: role === 'unknown' ? `${name}：经营者未登记` : name,
    description: descriptions[role],
    parent_organization_id: parent && idOf('organization', parent.key),
  });
}

/** Its Chinese identifiers; org-id.guide names no scheme for the first, so both go by their type. */
export function identifiersOf({ idOf }: Directory, organization: Organization): HsdsRecord[] {
  const { key, divisionCode, creditCode } = organization;
  const identifier = (identifier_type: string, value: string | null) =>
    value === null
      ? []
      : [
          {
            id: idOf('identifier', `${key}/${identifier_type}`),
            organization_id: idOf('organization', key),
            identifier_type,
            identifier: value,
          },
        ];
  return [
    ...identifier('统计用区划代码', divisionCode),
    ...identifier('统一社会信用代码', creditCode),
  ];
}
