import type { Position } from './view-state.ts';

export type LocateRefusal = 'denied' | 'unavailable' | 'timeout' | 'unsupported' | 'insecure';

export type Located =
  | { readonly ok: true; readonly position: Position; readonly accuracyMeters: number }
  | { readonly ok: false; readonly reason: LocateRefusal };

/** Beyond this the resident is asked to correct the pin. */
export const goodAccuracyMeters = 100;

const options: PositionOptions = { enableHighAccuracy: true, timeout: 12_000, maximumAge: 60_000 };

/** Asks the browser once where it is; a refusal is an answer, not an error. */
export function locate(geolocation: Geolocation | undefined, isSecure: boolean): Promise<Located> {
  if (!isSecure) return Promise.resolve({ ok: false, reason: 'insecure' });
  if (!geolocation) return Promise.resolve({ ok: false, reason: 'unsupported' });
  return new Promise((resolve) => {
    geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          ok: true,
          position: [coords.longitude, coords.latitude],
          accuracyMeters: coords.accuracy,
        }),
      ({ code }) =>
        resolve({
          ok: false,
          reason: code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable',
        }),
      options,
    );
  });
}
