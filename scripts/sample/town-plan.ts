/**
 * The town as pictures, one per superblock, north at the top. A lower-case letter is a block of its own; the
 * same capital in neighbouring places is one block (always a rectangle).
 *
 * m mixed streets · o old town · v village lanes · A–F gated compound · S, T school · H hospital · P park ·
 * X hill park · Q square · G government · K shops and towers · M market hall · I works · f fields
 */
export const northPlan: Record<string, string[]> = {
  '0,1': ['ffmm', 'ffff'],
  '0,2': ['ffmA', 'fffA', 'mmmA'],
  '0,3': ['ffff', 'mmII', 'mmII'],
  '1,0': ['mmAA', 'mmAA'],
  '1,1': ['vvvv', 'vvvv', 'vvmm'],
  '1,2': ['AAmm', 'AABB', 'mmBB'],
  '1,3': ['IImm', 'IImm', 'AAmm'],
  '2,0': ['oooo', 'ooMo', 'oooo'],
  '2,1': ['mmHH', 'mmHH', 'oomm'],
  '2,2': ['mmmm', 'SSmm', 'SSmK'],
  '2,3': ['AAmB', 'AAmB', 'mmmB'],
  '3,0': ['oooo', 'oooo', 'oPoo'],
  '3,1': ['mKQK', 'oooM', 'oooo'],
  '3,2': ['GGKK', 'PPPK', 'PPPm'],
  '3,3': ['mAAm', 'mAAm', 'SSmm'],
  '4,0': ['oooo', 'ooTo', 'mmmm'],
  '4,1': ['KKmm', 'mAAm', 'oAAm'],
  '4,2': ['mmAA', 'mmAA', 'mKmm'],
  '4,3': ['AABB', 'AABB', 'TTmm'],
  '5,0': ['AABB', 'AABB', 'PPPm'],
  '5,1': ['AAmm', 'AASS', 'mmSS'],
  '5,2': ['mmmm', 'mAAm', 'mAAm'],
  '5,3': ['XXXX', 'XXXX', 'mmmm'],
  '6,1': ['mIII', 'mIII', 'ffff'],
  '6,2': ['AAII', 'AAII', 'mmmm'],
  '6,3': ['ffff', 'mmff'],
};

export const southPlan: Record<string, string[]> = {
  '0,0': ['AABBm', 'AABBm', 'IIImm'],
  '0,1': ['ffABB', 'mmABB', 'MmACC'],
  '1,0': ['mAABB', 'mAABB', 'IImmf'],
  '1,1': ['AAPBB', 'AAPBB', 'mmPmm'],
  '2,0': ['mmAAm', 'mmAAf', 'IIfff'],
  '2,1': ['AASSm', 'AAmmm', 'mmmKm'],
};

export interface MainRoad {
  on: 'row' | 'column';
  index: number;
  from: number;
  to: number;
  highway: string;
  zh: string;
  en: string;
  /** Mapped sidewalks beside the carriageway, with crossings. */
  sidewalks: boolean;
  dual?: boolean;
}

export const northRoads: MainRoad[] = [
  { on: 'row', index: 0, from: 1, to: 6, highway: 'secondary', zh: '滨江路', en: 'Binjiang Road', sidewalks: false },
  { on: 'row', index: 1, from: 0, to: 7, highway: 'secondary', zh: '解放路', en: 'Jiefang Road', sidewalks: true },
  { on: 'row', index: 2, from: 0, to: 7, highway: 'primary', zh: '示范大道', en: 'Shifan Avenue', sidewalks: true, dual: true },
  { on: 'row', index: 3, from: 0, to: 7, highway: 'secondary', zh: '建设路', en: 'Jianshe Road', sidewalks: true },
  { on: 'row', index: 4, from: 1, to: 6, highway: 'secondary', zh: '北环路', en: 'North Ring Road', sidewalks: false },
  { on: 'column', index: 0, from: 1, to: 3, highway: 'tertiary', zh: '西郊路', en: 'Xijiao Road', sidewalks: false },
  { on: 'column', index: 1, from: 0, to: 4, highway: 'secondary', zh: '西环路', en: 'West Ring Road', sidewalks: false },
  { on: 'column', index: 2, from: 0, to: 4, highway: 'tertiary', zh: '朝阳路', en: 'Chaoyang Road', sidewalks: true },
  { on: 'column', index: 3, from: 0, to: 4, highway: 'secondary', zh: '人民路', en: 'Renmin Road', sidewalks: true },
  { on: 'column', index: 4, from: 0, to: 4, highway: 'tertiary', zh: '文明路', en: 'Wenming Road', sidewalks: true },
  { on: 'column', index: 5, from: 0, to: 4, highway: 'tertiary', zh: '东门路', en: 'Dongmen Road', sidewalks: true },
  { on: 'column', index: 6, from: 0, to: 4, highway: 'secondary', zh: '东环路', en: 'East Ring Road', sidewalks: false },
  { on: 'column', index: 7, from: 1, to: 3, highway: 'tertiary', zh: '工业大道', en: 'Industry Road', sidewalks: false },
];

export const southRoads: MainRoad[] = [
  { on: 'row', index: 0, from: 0, to: 3, highway: 'secondary', zh: '南环路', en: 'South Ring Road', sidewalks: false },
  { on: 'row', index: 1, from: 0, to: 3, highway: 'secondary', zh: '新城大道', en: 'Xincheng Avenue', sidewalks: true },
  { on: 'row', index: 2, from: 0, to: 3, highway: 'tertiary', zh: '南堤路', en: 'Nandi Road', sidewalks: false },
  { on: 'column', index: 0, from: 0, to: 2, highway: 'secondary', zh: '西环路', en: 'West Ring Road', sidewalks: false },
  { on: 'column', index: 1, from: 0, to: 2, highway: 'secondary', zh: '人民南路', en: 'South Renmin Road', sidewalks: true },
  { on: 'column', index: 2, from: 0, to: 2, highway: 'tertiary', zh: '教育路', en: 'Jiaoyu Road', sidewalks: true },
  { on: 'column', index: 3, from: 0, to: 2, highway: 'secondary', zh: '东环路', en: 'East Ring Road', sidewalks: false },
];

/** The three bridges: column of the northern lattice, column of the southern one. */
export const bridges = [
  { north: 1, south: 0, zh: '西环大桥', en: 'West Ring Bridge', highway: 'secondary' },
  { north: 3, south: 1, zh: '人民桥', en: 'Renmin Bridge', highway: 'secondary' },
  { north: 6, south: 3, zh: '东环大桥', en: 'East Ring Bridge', highway: 'secondary' },
];
