const shapes = {
  walk: 'M13 4.6a1.3 1.3 0 1 0 0-.1zM9.5 12l1-3.3L13 8l2 3 3 1M13 8l-1.5 5.5L14.5 16l1 5M11.3 14.5L10 17.5 7.5 21',
  elder:
    'M11 4.6a1.3 1.3 0 1 0 0-.1zM11 8c-1.3 1.5-1.5 4-1 6l2 2.5V21M10.3 15L8 21M11 8.5l2.5 3 3 .5M17 12v9',
  pram: 'M4 11a8 8 0 0 1 8-8v8zM4 11h16c0 4-3.5 6-8 6s-8-2-8-6zM20 11l1.5-3.5M8 20.5a1 1 0 1 0 0-.1zM16 20.5a1 1 0 1 0 0-.1z',
  bike: 'M6 20a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM18 20a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM6 16l3.5-7h5.5l3 7M9.5 9l4 7M8 6h3M14.5 9l1-3h2.5',
  ebike:
    'M6 20.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM18.5 20.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8.5 18H14c0-3.5 1-5.5 3-6.5L15 4h-3M3.5 12h6.5v3.5M6.5 3L4.5 6.5h3.5L6 10',
  close: 'M6 6l12 12M18 6L6 18',
  phone:
    'M5 4h4l1.8 5-2.3 1.6a12 12 0 0 0 5 5l1.6-2.3 4.9 1.8v4a1.5 1.5 0 0 1-1.6 1.5A16 16 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z',
  fold: 'M6 9.5l6 6 6-6',
  outside: 'M14 4h6v6M20 4l-9 9M18 14v5.5H4.5V6H10',
  back: 'M15 5l-7 7 7 7',
  more: 'M9 5l7 7-7 7',
  alert: 'M12 3.5L2.5 20h19zM12 10v4.5M12 17.2v.1',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M7 7l10 10M17 7L7 17',
  question: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.2v.1',
  steps: 'M4 20h4v-4h4v-4h4V8h4V4',
  gate: 'M4 21V5M20 21V5M4 7h16M8 7v14M12 7v14M16 7v14',
  ferry: 'M4 13l8-3 8 3-2 5H6zM7 11V6h10v5M12 6V3M3 20.5c2 1 4 1 6 0s4-1 6 0 4 1 6 0',
  crossing: 'M5 4v16M10 4v16M15 4v16M20 4v16',
  bridge: 'M3 10c5 0 6 3 6 6M21 10c-5 0-6 3-6 6M2 10h20M9 16v2M15 16v2M12 10v0',
  tunnel: 'M4 20v-8a8 8 0 0 1 16 0v8M8.5 20v-7a3.5 3.5 0 0 1 7 0v7',
  locate:
    'M12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM12 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM12 2v3.5M12 18.5V22M2 12h3.5M18.5 12H22',
  map: 'M3 6l6-2.5 6 2.5 6-2.5V18l-6 2.5L9 18l-6 2.5zM9 3.5V18M15 6v14.5',
  pin: 'M12 21.5S5 14.5 5 9.5a7 7 0 0 1 14 0c0 5-7 12-7 12zM12 7.2a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.2l3.5 2',
  sound: 'M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18.2 6.3a8 8 0 0 1 0 11.4',
  compare: 'M4 4h6v16H4zM14 4h6v16h-6zM7 8v.1M17 8v.1',
  share:
    'M8.2 10.8l7.6-4.1M8.2 13.2l7.6 4.1M6 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM18 2.8a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM18 15.6a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  print: 'M7 8V3h10v5M7 17H4v-7.5A1.5 1.5 0 0 1 5.5 8h13A1.5 1.5 0 0 1 20 9.5V17h-3M7 14h10v7H7z',
  'more-things': 'M5 12v.1M12 12v.1M19 12v.1',
  save: 'M12 3v12M7 10.5l5 5 5-5M4 20h16',
  poster: 'M5 3h14v18H5zM8.5 7h7M8.5 11h3v3h-3zM14.5 11v.1M14.5 14v.1M8.5 17.5h7',
  swap: 'M7 4L3.5 7.5 7 11M3.5 7.5H17M17 13l3.5 3.5L17 20M20.5 16.5H7',
  water:
    'M3 8c2 1.6 4 1.6 6 0s4-1.6 6 0 4 1.6 6 0M3 13c2 1.6 4 1.6 6 0s4-1.6 6 0 4 1.6 6 0M3 18c2 1.6 4 1.6 6 0s4-1.6 6 0 4 1.6 6 0',
  expressway: 'M8 3L4 21M16 3l4 18M12 4v3M12 10.5v3M12 17v3',
  railway: 'M8 3v18M16 3v18M5 6h14M5 11h14M5 16h14',
  wall: 'M3 5h18v14H3zM3 9.7h18M3 14.3h18M9 5v4.7M15 5v4.7M6 9.7v4.6M12 9.7v4.6M18 9.7v4.6M9 14.3V19M15 14.3V19',
  'closed-gate': 'M4 21V5M20 21V5M4 7h16M4 17h16M8 7v10M12 7v10M16 7v10',
  'private-way': 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM7.5 12h9',
  'no-wheels':
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  distance: 'M3 12h18M6.5 8.5L3 12l3.5 3.5M17.5 8.5L21 12l-3.5 3.5',
  'no-access': 'M5 5v14M19 5v14M9 12h1M14 12h1',
  legend: 'M4 6h.1M4 12h.1M4 18h.1M9 6h11M9 12h11M9 18h11',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  home: 'M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z',
  street: 'M8 3L5 21M16 3l3 18M12 4v3M12 10.5v3M12 17v3',
  'off-street': 'M12 3v2M12 9v2M12 15v2M12 20.9v.1',
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing beside words; never alone, so it is hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
