/** Every demo is filled from it, unless a test asks for another. */
export const demoSeed = 2012;
