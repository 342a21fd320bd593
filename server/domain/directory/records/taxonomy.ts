/** The one taxonomy and its terms: groups of categories on top, categories below them. */
import {
  taxonomyKey,
  type Directory,
  type IdOf,
  type ServiceEntry,
  type Term,
} from '../directory.ts';
import { given, type HsdsRecord } from './given.ts';

const taxonomyName = 'jinlin categories';

export function taxonomyRecord(idOf: IdOf): HsdsRecord {
  return {
    id: idOf('taxonomy', taxonomyKey),
    name: taxonomyName,
    description:
      '近邻圈的服务分类，依据广东省城乡社区服务体系建设“十二五”规划。Kinds of service after Guangdong’s plan for community services of 2012.',
  };
}

export function termRecord(idOf: IdOf, term: Term): HsdsRecord {
  return { ...bareTerm(idOf, term), taxonomy_detail: taxonomyRecord(idOf) };
}

function bareTerm(idOf: IdOf, { code, zh, en, parent }: Term): HsdsRecord {
  return given({
    id: idOf('taxonomy_term', code),
    code,
    name: zh,
    description: en,
    parent_id: parent && idOf('taxonomy_term', parent.code),
    taxonomy: taxonomyName,
    taxonomy_id: idOf('taxonomy', taxonomyKey),
    language: 'zho',
  });
}

/** A service's categories, and where its data is from and under which licence. */
export function serviceAttributes(directory: Directory, { facility }: ServiceEntry): HsdsRecord[] {
  const { idOf } = directory;
  const link_id = idOf('service', facility.key);
  const attribute = (link_type: string, value: string, more: HsdsRecord = {}) => ({
    id: idOf('attribute', `${facility.key}/${link_type}/${value}`),
    link_id,
    link_entity: 'service',
    link_type,
    value,
    ...more,
  });
  return [
    ...facility.categories.flatMap((code) => {
      const term = directory.term(code);
      if (!term) return [];
      return attribute('taxonomy_term', code, {
        taxonomy_term_id: idOf('taxonomy_term', code),
        taxonomy_term: bareTerm(idOf, term),
      });
    }),
    ...(facility.offered
      ? [
          attribute('service_kind', facility.offered.kind.code),
          attribute('mode', facility.offered.mode),
        ]
      : []),
    attribute('data_source', facility.source),
    attribute('data_licence', directory.licenceOf(facility.source)),
  ];
}
