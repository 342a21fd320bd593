/** Links that show a place in other map apps. Nothing is asked of them until somebody follows one. */

export interface ExternalMap {
  code: 'amap' | 'baidu' | 'tencent' | 'apple';
  url: string;
}

/** Longer names are cut: addresses have an end, and a pin shows a few words. */
const longestName = 40;
const source = 'jinlin';

/**
 * @param position `[lng, lat]`, WGS-84. Within China these apps expect GCJ-02, elsewhere WGS-84; the conversion is loaded when first
 *   needed (3 kB).
 */
export async function externalMaps(
  [lng, lat]: readonly number[],
  name: string,
): Promise<ExternalMap[]> {
  const { default: gcoord } = await import('gcoord');
  const [x, y] = gcoord
    .transform([lng!, lat!], gcoord.WGS84, gcoord.GCJ02)
    .map((degrees) => degrees.toFixed(6));
  const title = shortened(name);
  const label = encodeURIComponent(title);
  // Its marker is a list of its own: a name must not end it.
  const plain = encodeURIComponent(title.replaceAll(';', '；').replaceAll(':', '：'));
  return [
    {
      code: 'amap',
      url: `https://uri.amap.com/marker?position=${x},${y}&name=${label}&coordinate=gaode&src=${source}`,
    },
    {
      code: 'baidu',
      url: `https://api.map.baidu.com/marker?location=${y},${x}&title=${label}&content=${label}&output=html&coord_type=gcj02&src=${source}`,
    },
    {
      code: 'tencent',
      url: `https://apis.map.qq.com/uri/v1/marker?marker=coord:${y},${x};title:${plain};addr:${plain}&referer=${source}`,
    },
    { code: 'apple', url: `https://maps.apple.com/?ll=${y},${x}&q=${label}` },
  ];
}

/** On one line, whole characters, at most 40 of them. */
function shortened(name: string): string {
  const letters = [
    ...name
      .replace(/\p{Surrogate}/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return letters.length > longestName
    ? `${letters.slice(0, longestName - 1).join('')}…`
    : letters.join('');
}
