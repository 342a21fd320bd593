/** Short facts side by side: “2 家可选 · 最早 …”. */
export const beside = (...facts: readonly string[]): string => facts.join(' · ');
