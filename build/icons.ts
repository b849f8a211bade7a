import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findBrowser } from '../shared/host/loopback/browser.node.ts';
import { icnsOf, icoOf } from './icon-files.ts';

/**
 * Draws the program's icons from icons/icon.svg, for all systems; run by hand when the drawing changes
 * (`node build/icons.ts`), so that packaging needs no drawing tool.
 */
const folder = fileURLToPath(new URL('./icons/', import.meta.url));
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const executablePath = findBrowser();
if (!executablePath) throw new Error('a Chromium is needed to draw the icons');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const drawing = readFileSync(`${folder}icon.svg`, 'utf8');
const pictures = new Map<number, Buffer>();
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  pictures.set(size, await page.screenshot({ omitBackground: true }));
}
await browser.close();
for (const [size, picture] of pictures) if (size <= 512) writeFileSync(`${folder}${size}x${size}.png`, picture);
writeFileSync(`${folder}icon.ico`, icoOf(pictures));
writeFileSync(`${folder}icon.icns`, icnsOf(pictures));
