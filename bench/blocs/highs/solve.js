// The frustration index of signed graphs by a plain integer program under HiGHS: a binary for each node's camp and one for each edge against it,
// with a cut for each triangle whose signs multiply to -1. Two camps.
// Usage: node solve.js GRAPH.csv [--each COLUMN] [--seconds 45]
import { readFileSync } from 'node:fs';
import highsLoader from 'highs';

const [file, ...rest] = process.argv.slice(2);
const option = (name, otherwise) => rest.includes(name) ? rest[rest.indexOf(name) + 1] : otherwise;
const each = option('--each'), seconds = Number(option('--seconds', 45));

const lines = readFileSync(file, 'utf8').split(/\r?\n/).filter(line => line.length > 0).map(line => line.replaceAll('"', '').split(','));
const columns = lines[0], at = name => columns.indexOf(name);
const graphs = new Map();
for (const row of lines.slice(1)) {
  const key = each ? row[at(each)] : '';
  if (!graphs.has(key)) graphs.set(key, []);
  graphs.get(key).push([row[at('a')], row[at('b')], Math.sign(Number(row[at('sign')]))]);
}

// One edge a pair; of a pair with both signs the larger number counts.
function simple(edges) {
  const sums = new Map();
  for (const [a, b, sign] of edges) {
    if (a === b) continue;
    const key = a < b ? a + '\t' + b : b + '\t' + a;
    sums.set(key, (sums.get(key) ?? 0) + sign);
  }
  return [...sums].filter(([, sum]) => sum !== 0).map(([key, sum]) => [...key.split('\t'), Math.sign(sum)]);
}

function program(edges) {
  const nodes = [...new Set(edges.flatMap(([a, b]) => [a, b]))], number = new Map(nodes.map((node, i) => [node, i]));
  const near = nodes.map(() => new Map());
  edges.forEach(([a, b, sign], e) => { near[number.get(a)].set(number.get(b), [e, sign]); near[number.get(b)].set(number.get(a), [e, sign]); });
  const rows = [];
  edges.forEach(([a, b, sign], e) => {
    const x = `x${number.get(a)}`, y = `x${number.get(b)}`;
    rows.push(...sign > 0 ? [`e${e} - ${x} + ${y} >= 0`, `e${e} + ${x} - ${y} >= 0`] : [`e${e} - ${x} - ${y} >= -1`, `e${e} + ${x} + ${y} >= 1`]);
  });
  edges.forEach(([a, b, sign], e) => {
    const i = number.get(a), j = number.get(b);
    for (const [k, [f, second]] of near[i]) {
      const third = k > i && k > j ? near[j].get(k) : undefined;
      if (third && sign * second * third[1] < 0) rows.push(`e${e} + e${f} + e${third[0]} >= 1`);
    }
  });
  // The node of most ties stands in the first camp: camps can be exchanged.
  const most = near.reduce((best, ties, i) => ties.size > near[best].size ? i : best, 0);
  return `Minimize\n obj: ${edges.map((_, e) => `e${e}`).join('\n + ')}\nSubject To\n${rows.map((row, r) => ` c${r}: ${row}`).join('\n')}\n`
    + `Bounds\n x${most} = 0\nBinary\n ${nodes.map((_, i) => `x${i}`).join('\n ')}\n ${edges.map((_, e) => `e${e}`).join('\n ')}\nEnd\n`;
}

const highs = await highsLoader();
let optimal = 0, values = [];
for (const [, edges] of graphs) {
  const ties = simple(edges);
  if (ties.length === 0) { optimal++; continue; }
  const found = highs.solve(program(ties), { time_limit: seconds, threads: 1, output_flag: false });
  if (found.Status === 'Optimal') optimal++;
  values.push(`${found.Status === 'Optimal' ? '' : 'at most '}${Math.round(found.ObjectiveValue)}`);
}
const user = process.cpuUsage().user / 1e6;
console.log(`${graphs.size === 1 ? values[0] + ' ' : ''}${optimal} of ${graphs.size} proved optimal, user ${user.toFixed(2)} s`);
