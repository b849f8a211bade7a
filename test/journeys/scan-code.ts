import type { Locator, Page } from '@playwright/test';
import { decodeQR } from 'qr/decode.js';

/** How a code on paper comes back into a computer. */
export interface Scanning {
  /** Of printer and scanner. */
  readonly dotsPerInch: number;
  /** Nobody lays a sheet down straight. */
  readonly degrees: number;
  /** Of the lens, in dots. */
  readonly blur: number;
  /** Of paper, toner and lamp: 0 none, 1 everything. */
  readonly noise: number;
}

/** CSS has 96 dots to the inch. */
const CSS_DOTS = 96;
/** White paper around the code, in CSS dots. */
const MARGIN = 10;

/** Puts the element on paper as the page prints it and reads the code as a scanner sees it; throws when nobody could. */
export async function scanPrinted(page: Page, code: Locator, scanning: Scanning): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  try {
    await code.scrollIntoViewIfNeeded();
    const box = await code.boundingBox();
    if (!box) throw new Error('the code is not on the page');
    const session = await page.context().newCDPSession(page);
    const { x, y } = await page.evaluate(() => ({ x: scrollX, y: scrollY }));
    const clip = {
      x: x + box.x - MARGIN,
      y: y + box.y - MARGIN,
      width: box.width + 2 * MARGIN,
      height: box.height + 2 * MARGIN,
      scale: scanning.dotsPerInch / CSS_DOTS,
    };
    const { data: png } = await session.send('Page.captureScreenshot', { clip, captureBeyondViewport: true });
    await session.detach();
    const { width, height, data } = await page.evaluate(asSeen, { png, ...scanning });
    return decodeQR({ width, height, data: Buffer.from(data, 'base64') });
  } finally {
    await page.emulateMedia({ media: null });
  }
}

/** In the page: the picture turned, blurred and grainy, on paper that is not quite white. */
async function asSeen({ png, degrees, blur, noise }: Scanning & { readonly png: string }) {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const side = Math.ceil(1.2 * Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(side, side);
  const paper = canvas.getContext('2d');
  if (!paper) throw new Error('no canvas');
  paper.fillStyle = '#e8e6e0';
  paper.fillRect(0, 0, side, side);
  paper.filter = `blur(${blur}px)`;
  paper.globalAlpha = 0.9;
  paper.translate(side / 2, side / 2);
  paper.rotate((degrees * Math.PI) / 180);
  paper.drawImage(picture, -picture.width / 2, -picture.height / 2);
  const { data } = paper.getImageData(0, 0, side, side);
  // The same grain every time: a scan that fails must fail again.
  let seed = 7;
  for (let at = 0; at < data.length; at += 4) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const grain = (seed / 2_147_483_648 - 0.5) * 255 * noise;
    for (let part = 0; part < 3; part += 1) data[at + part] = (data[at + part] ?? 0) + grain;
  }
  let text = '';
  for (const byte of data) text += String.fromCharCode(byte);
  return { width: side, height: side, data: btoa(text) };
}
