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
