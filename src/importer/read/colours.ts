/** Colours by the names that people give them. */

/** `FF0000` → `红色`; what is no such code stays as it is. */
export function colourName(code: string): string {
  const [, digits] = /^#?(?:[\da-f]{2})?([\da-f]{6})$/iu.exec(code) ?? [];
  if (digits === undefined) return code;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread < 24) return most > 240 ? '白色' : most < 60 ? '黑色' : '灰色';
  const turn =
    most === red ? (green - blue) / spread : most === green ? 2 + (blue - red) / spread : 4 + (red - green) / spread;
  const degrees = (turn * 60 + 360) % 360;
  const names: readonly (readonly [number, string])[] = [
    [15, '红色'],
    [45, '橙色'],
    [70, '黄色'],
    [165, '绿色'],
    [255, '蓝色'],
    [300, '紫色'],
    [345, '粉色'],
  ];
  return names.find(([end]) => degrees < end)?.[1] ?? '红色';
}

/** Is it the colour of paper? */
export const isPaper = (code: string): boolean => colourName(code) === '白色';
