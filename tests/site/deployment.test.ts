import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deployment } from '../../site/lib/deployment.ts';
import { imageOrigins, plainDeployment, readDeployment } from '../../site/lib/deployment-schema.ts';

const layer = {
  name: { zh: '天地图', en: 'Tianditu' },
  url: 'https://t{s}.tianditu.gov.cn/vec_w/wmts?z={z}&x={x}&y={y}&tk=abc',
  subdomains: ['0', '1'],
  datum: 'wgs84',
  attribution: '国家地理信息公共服务平台',
};
const read = (value: unknown) => readDeployment(JSON.stringify(value), 'site.json');
const withLayer = (fields: object) => read({ layers: [{ ...layer, ...fields }] });

describe('a deployment', () => {
  it('that says nothing has the own map only, and contacts nobody', () => {
    expect(read({})).toEqual(plainDeployment);
    expect(imageOrigins(plainDeployment)).toEqual([]);
  });

  it('may add layers, with what it leaves out filled in', () => {
    const { layers } = withLayer({});
    expect(layers).toEqual([
      {
        name: layer.name,
        urls: [layer.url],
        subdomains: ['0', '1'],
        datum: 'wgs84',
        attribution: layer.attribution,
        maxZoom: 18,
        asGround: false,
      },
    ]);
    expect(imageOrigins(withLayer({}))).toEqual([
      'https://t0.tianditu.gov.cn',
      'https://t1.tianditu.gov.cn',
    ]);
  });

  it('may draw several addresses over one another: ground and its names', () => {
    const urls = ['https://a.example/{z}/{x}/{y}.png', 'https://b.example:8080/{z}/{x}/{y}.png'];
    const both = withLayer({
      url: urls,
      subdomains: [],
      datum: 'gcj02',
      maxZoom: 22,
      asGround: true,
    });
    expect(both.layers[0]).toMatchObject({ urls, datum: 'gcj02', maxZoom: 22, asGround: true });
    expect(imageOrigins(both)).toEqual(['https://a.example', 'https://b.example:8080']);
  });

  it('may state its filings, all or some', () => {
    const filings = {
      icp: '粤ICP备00000000号',
      publicSecurity: { text: '粤公网安备 00000000000000号', url: 'https://beian.mps.gov.cn/' },
      mapApproval: '粤S(2026)000号',
    };
    expect(read({ filings }).filings).toEqual(filings);
    expect(read({ filings: { icp: filings.icp } }).filings).toEqual({ icp: filings.icp });
    expect(read({ filings: { publicSecurity: { text: '备案' } } }).filings).toEqual({
      publicSecurity: { text: '备案' },
    });
  });
});

describe('a deployment is refused in one sentence that names the place and quotes the value', () => {
  it.each([
    ['[]', 'site.json: the file must be an object, got []'],
    ['{"layers":{}}', 'site.json: layers must be a list, got {}'],
    ['{"layer":[]}', 'site.json: the file has no field "layer"; known are filings, layers'],
    ['{', 'site.json is not JSON: '],
    ['{"filings":{"icp":7}}', 'site.json: filings.icp must be a text, got 7'],
    ['{"filings":{"icp":" "}}', 'site.json: filings.icp must be a text, got " "'],
    [
      '{"filings":{"ICP":"a"}}',
      'site.json: filings has no field "ICP"; known are icp, publicSecurity, mapApproval',
    ],
    [
      '{"filings":{"publicSecurity":{"text":"a","url":"javascript:1"}}}',
      'must be a web address, got "javascript:1"',
    ],
    ['{"layers":["a"]}', 'site.json: layers[0] must be an object, got "a"'],
  ])('%s', (text, sentence) => {
    expect(() => readDeployment(text, 'site.json')).toThrow(sentence);
  });

  it.each([
    [{ name: { zh: '图' } }, 'layers[0].name.en must be a text, got nothing'],
    [{ datum: 'bd09' }, 'layers[0].datum must be "wgs84" or "gcj02", got "bd09"'],
    [{ datum: undefined }, 'layers[0].datum must be "wgs84" or "gcj02", got nothing'],
    [{ maxZoom: 0 }, 'layers[0].maxZoom must be a whole number from 1 to 22, got 0'],
    [{ maxZoom: 23 }, 'got 23'],
    [{ maxZoom: 17.5 }, 'got 17.5'],
    [{ asGround: 'yes' }, 'layers[0].asGround must be true or false, got "yes"'],
    [{ attribution: '' }, 'layers[0].attribution must be a text, got ""'],
    [{ subdomains: 'abc' }, 'layers[0].subdomains must be a list of texts such as "t0", got "abc"'],
    [{ subdomains: ['a b'] }, 'got ["a b"]'],
    [{ subdomains: [] }, 'layers[0].url must be an address'],
    [{ url: undefined }, 'layers[0].url must be an address that begins with https:// or http://'],
    [{ url: 'ftp://a/{z}/{x}/{y}', subdomains: [] }, 'got "ftp://a/{z}/{x}/{y}"'],
    [{ url: 'https://a.example/{z}/{x}', subdomains: [] }, 'got "https://a.example/{z}/{x}"'],
    [{ url: 'https://{z}.example/{x}/{y}', subdomains: [] }, 'got "https://{z}.example/{x}/{y}"'],
    [{ url: 'https://a.example/{z}/{x}/{y}/{key}', subdomains: [] }, '{key}'],
    [{ opacity: 1 }, 'layers[0] has no field "opacity"'],
  ])('%j', (fields, sentence) => {
    expect(() => withLayer(fields)).toThrow(sentence);
  });

  it('two layers that both want to be shown first', () => {
    const first = { ...layer, asGround: true };
    expect(() => read({ layers: [first, first] })).toThrow(
      'only one of the layers may have "asGround": true',
    );
  });
});

describe('the file of a deployment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-site-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the one that SITE_CONFIG names', () => {
    const file = join(folder, 'site.json');
    writeFileSync(file, JSON.stringify({ filings: { icp: '粤ICP备1号' } }));
    expect(deployment({ SITE_CONFIG: file }).filings.icp).toBe('粤ICP备1号');
    writeFileSync(file, '{"filings":[]}');
    expect(() => deployment({ SITE_CONFIG: file })).toThrow(
      `${file}: filings must be an object, got []`,
    );
  });

  it('must be there where it is named', () => {
    const file = join(folder, 'none.json');
    expect(() => deployment({ SITE_CONFIG: file })).toThrow(
      `SITE_CONFIG="${file}" names a file that is not there`,
    );
  });
});
