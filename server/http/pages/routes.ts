import type { App, Parts } from '../app.ts';
export function pageRoutes(_app: App, _parts: Parts): void {}
