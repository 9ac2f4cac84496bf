// Opens report pages in headless Chromium as readers do, and says what is wrong with them: on a phone, on a desk, in light, in dark, and on paper.
// node check.mjs <page.html>...     prints one line a fault; exit 0 without faults, 1 with faults, 3 where no browser can be had.
// VTOPERATE_CHROMIUM names the browser, else the usual names on the PATH are tried. VTOPERATE_SHOTS names a folder for pictures of what was seen.
import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome.exe', 'msedge.exe'];
const views = [
  { name: 'phone-light', width: 360, height: 740, scheme: 'light' },
  { name: 'phone-dark', width: 360, height: 740, scheme: 'dark' },
  { name: 'desk-light', width: 1280, height: 900, scheme: 'light' },
  { name: 'desk-dark', width: 1280, height: 900, scheme: 'dark' },
  { name: 'paper', width: 794, height: 1123, scheme: 'dark', media: 'print' },
];

function findBrowser() {
  if (process.env.VTOPERATE_CHROMIUM) return process.env.VTOPERATE_CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (folder && existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

// Runs in the page: everything a reader could not read.
function faultsOfPage(isScreen) {
  const faults = [];
  const told = new Map();
  const add = (kind, text) => {
    const count = (told.get(kind) ?? 0) + 1;
    told.set(kind, count);
    if (count <= 5) faults.push(`${kind}: ${text}`);
  };
  const name = (element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> '${(element.textContent ?? '').trim().slice(0, 60)}'`;
  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const parse = (color) => {
    const found = /^rgba?\(([^)]+)\)$/.exec(color);
    return found ? found[1].split(/[ ,/]+/).map(Number) : null;
  };
  const luminance = ([red, green, blue]) => 0.2126 * channel(red / 255) + 0.7152 * channel(green / 255) + 0.0722 * channel(blue / 255);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color && (color.length < 4 || color[3] > 0)) return color;
    }
    return [255, 255, 255];
  };

  const width = document.documentElement.clientWidth;
  if (isScreen && document.documentElement.scrollWidth > width + 1) add('wide', `the page is ${document.documentElement.scrollWidth} px wide on a screen of ${width} px`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('title, desc')) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const drawn = element.closest('svg') ? element.getBoundingClientRect().height / (element.getBBox?.().height || 1) : 1;
    if (isScreen && size * drawn < 11) add('small', `${(size * drawn).toFixed(1)} px: ${name(element)}`);
    const color = parse(element.closest('svg') ? style.fill : style.color);
    const paper = behind(element);
    if (!color) continue;
    const [bright, dark] = [luminance(color), luminance(paper)].sort((a, b) => b - a);
    const ratio = (bright + 0.05) / (dark + 0.05);
    if (ratio < 4.5) add('contrast', `${ratio.toFixed(2)}: ${name(element)}`);
  }

  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width < 100 || frame.height < 10) add('chart', `a chart is ${frame.width} x ${frame.height} px`);
    const texts = [...svg.querySelectorAll('text')];
    for (const text of texts) {
      const box = text.getBoundingClientRect();
      if (box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 2) add('chart', `text leaves its chart at ${Math.round(frame.width)} px: ${name(text)}`);
    }
    for (let i = 0; i < texts.length; i++) {
      const one = texts[i].getBoundingClientRect();
      for (let j = i + 1; j < Math.min(texts.length, i + 40); j++) {
        const other = texts[j].getBoundingClientRect();
        if (one.right > other.left + 1 && other.right > one.left + 1 && one.bottom > other.top + 3 && other.bottom > one.top + 3) add('chart', `texts overlap: ${name(texts[i])} and ${name(texts[j])}`);
      }
    }
  }

  for (const table of document.querySelectorAll('table')) if (table.getBoundingClientRect().height < 10) add('table', name(table));
  if (getComputedStyle(document.body).fontFamily === '') add('style', 'the style did not count');
  return faults;
}

const pages = process.argv.slice(2);
if (pages.length === 0) {
  console.error('node check.mjs <page.html>...');
  process.exit(2);
}

const browserPath = findBrowser();
let chromium;
try {
  ({ chromium } = await import('playwright-core'));
} catch {
  console.error('playwright-core is not installed: npm install in tests/browser');
  process.exit(3);
}
if (!browserPath) {
  console.error('no Chromium was found: install it, or name it with VTOPERATE_CHROMIUM');
  process.exit(3);
}

const faults = [];
let browser;
try {
  browser = await chromium.launch({ executablePath: browserPath, headless: true, timeout: 60_000, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
} catch (problem) {
  console.error(`Chromium does not start: ${String(problem.message).split('\n')[0]}`);
  process.exit(3);
}

try {
  for (const page of pages) {
    for (const view of views) {
      const where = `${basename(page)} ${view.name}`;
      const context = await browser.newContext({ viewport: { width: view.width, height: view.height }, colorScheme: view.scheme, deviceScaleFactor: 1 });
      const tab = await context.newPage();
      tab.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(`${where} console: ${message.text()}`); });
      tab.on('pageerror', (error) => faults.push(`${where} script: ${error.message}`));
      tab.on('dialog', async (dialog) => { faults.push(`${where} dialog: ${dialog.message()}`); await dialog.dismiss(); });
      tab.on('request', (request) => { if (!request.url().startsWith('file:') || request.resourceType() !== 'document') faults.push(`${where} fetches ${request.url()}`); });
      if (view.media) await tab.emulateMedia({ media: view.media, colorScheme: view.scheme });
      await tab.goto(pathToFileURL(page).href, { waitUntil: 'load', timeout: 60_000 });
      for (const fault of await tab.evaluate(faultsOfPage, !view.media)) faults.push(`${where} ${fault}`);
      if (view.media && (await tab.evaluate(() => getComputedStyle(document.body).backgroundColor)) !== 'rgb(255, 255, 255)') faults.push(`${where} is not white on paper`);
      if (process.env.VTOPERATE_SHOTS) await tab.screenshot({ path: join(process.env.VTOPERATE_SHOTS, `${basename(page, '.html')}-${view.name}.png`), fullPage: true });
      await context.close();
    }
  }
} finally {
  await browser.close();
}

for (const fault of faults) console.log(fault);
console.log(`${pages.length} pages in ${views.length} views, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
