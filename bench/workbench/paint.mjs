// First contentful paint and load of each page of `entente serve`, as headless Chromium measures them, each the first time it is asked for, and again.
// Usage: node paint.mjs ADDRESS-WITH-TOKEN PATH... (the address that `entente serve` prints). Needs Node 22 and chromium; no package.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [address, ...paths] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), 'paint-'));
const chromium = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']);
try {
  const debugging = await new Promise(resolve => chromium.stderr.on('data', d => {
    const found = /ws:\/\/\S+/.exec(String(d));
    if (found) resolve(found[0]);
  }));
  const targets = await (await fetch(`http://${new URL(debugging).host}/json`)).json();
  const socket = new WebSocket(targets.find(t => t.type === 'page').webSocketDebuggerUrl);
  await new Promise(resolve => socket.addEventListener('open', resolve));
  let number = 0;
  const waiting = new Map();
  let loaded = () => {};
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    if (message.method === 'Page.loadEventFired') loaded();
    waiting.get(message.id)?.(message.result);
  });
  const ask = (method, params = {}) => new Promise(resolve => {
    waiting.set(++number, resolve);
    socket.send(JSON.stringify({ id: number, method, params }));
  });
  const go = async url => {
    const done = new Promise(resolve => loaded = resolve);
    await ask('Page.navigate', { url });
    await done;
    // A paint is told a frame later.
    await new Promise(resolve => setTimeout(resolve, 300));
  };
  await ask('Page.enable');
  await go(address);
  for (const round of ['first', 'again'])
    for (const path of paths) {
      await go(new URL(path, address).href);
      const { result } = await ask('Runtime.evaluate', { returnByValue: true, expression: `({
        paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
        load: performance.getEntriesByType('navigation')[0].loadEventEnd })` });
      const { paint, load } = result.value;
      console.log(`${round}: first paint ${paint?.toFixed(0)} ms, whole ${load.toFixed(0)} ms: ${path}`);
    }
  socket.close();
} finally {
  chromium.kill();
  chromium.on('exit', () => rmSync(profile, { recursive: true, force: true }));
}
