import normsFile from '../../../data/norms.json' with { type: 'json' };
import { readBookingNorms } from '../../../server/domain/booking/norms.ts';

/** The norms as they are published. */
export const norms = readBookingNorms(normsFile.norms);
