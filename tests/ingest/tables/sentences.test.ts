import { describe, expect, it } from 'vitest';
import { boundaryProblems, repairs } from '../../../server/ingest/shapes/clean-polygons.ts';
import {
  columnProblems,
  fileProblems,
  noteKeys,
  rowProblems,
} from '../../../server/ingest/tables/problems.ts';
import { tableKeys, tableSentence, type TableKey } from '../../../server/texts/tables.ts';

const keys = [
  ...fileProblems,
  ...columnProblems,
  ...rowProblems,
  ...noteKeys,
  ...boundaryProblems,
  ...repairs,
];

describe('sentences about tables', () => {
  it('exist for exactly the keys that the readers give', () => {
    expect([...keys].sort()).toEqual([...tableKeys].sort());
  });

  const quoted = {
    line: 3,
    column: '名称',
    value: 'VALUE',
    field: 'name',
    count: 5,
    most: 4,
    known: 'KNOWN',
    suggestion: 'S',
    sheet: 'SHEET',
    encoding: 'utf-8',
    bytes: 9e7,
    feature: 3,
    lng: '113.5',
    lat: '22.3',
  };
  it.each(keys.map((key) => [key as TableKey]))(
    '%s is one sentence in each language, with nothing missing in it',
    (key) => {
      const [zh, en] = [tableSentence('zh-CN', key, quoted), tableSentence('en', key, quoted)];
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(en).toMatch(/^[^\p{Script=Han}]*(名称[^\p{Script=Han}]*)?\.$/u);
      expect(zh + en).not.toMatch(/undefined|NaN/);
    },
  );

  it('call a row of GeoJSON a feature', () => {
    const of = (lineIs: string) => [
      tableSentence('zh-CN', 'name-missing', { line: 3, lineIs }),
      tableSentence('en', 'name-missing', { line: 3, lineIs }),
    ];
    expect(of('row')).toEqual(['第 3 行没有名称。', 'Line 3 has no name.']);
    expect(of('feature')).toEqual(['第 3 个要素没有名称。', 'Feature 3 has no name.']);
  });
});
